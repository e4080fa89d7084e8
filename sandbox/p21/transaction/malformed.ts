/** The body is not the document it should be: an HTTP error, unlike what P21's rules refuse (p21-api 9.2). */
export class MalformedDocument extends Error {
  override readonly name = 'MalformedDocument';

  constructor(
    readonly status: 400 | 500,
    message: string,
  ) {
    super(message);
  }
}

/** M03: what the server says when it could make nothing of the body. */
export const contentRequired = (): MalformedDocument =>
  new MalformedDocument(400, 'The content field is required.');

/** M03: members that are missing or ended up unbound. */
export const nullReference = (): MalformedDocument =>
  new MalformedDocument(500, 'Object reference not set to an instance of an object.');
