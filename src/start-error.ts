/** Why Cairn can't start, told to the person who starts it: the way out helps there, a stack trace doesn't. */
export class StartError extends Error {}
