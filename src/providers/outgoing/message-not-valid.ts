/** A push service could never take this message: told before it is asked. */
export class MessageNotValid extends Error {
  override readonly name = 'MessageNotValid';
}
