const FROM = /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/;
const SENDER_ID = /^(?=.*[A-Za-z])[A-Za-z0-9 -]{1,11}$/;

/** Whom an e-mail says that it is from. */
export function fromAddressProblems(path: string, address: string): string[] {
  return FROM.test(address)
    ? []
    : [`${path} is "${address}": expected an e-mail address or "Name <address>"`];
}

/** The name that a text message shows in place of a number; empty is none. */
export function senderIdProblems(path: string, id: string | undefined): string[] {
  return id && !SENDER_ID.test(id)
    ? [`${path} is "${id}": expected 1 to 11 letters, digits, "-" or spaces, with a letter`]
    : [];
}
