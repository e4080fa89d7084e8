/** How the REST families say that something went wrong: status, error type and words (p21-api 9.1, 9.2). */
import type { WireObject } from './wire-value.ts';

export class RestProblem extends Error {
  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
  ) {
    super(message);
  }
}

/** 404. `query` as P21 quotes it, e.g. `GetById 100198`. */
export const notFound = (query: string): RestProblem =>
  new RestProblem(
    404,
    'P21.Common.Exceptions.NotFoundException',
    `Your query did not yield any results. No resources found for query string "${query}".`,
  );

export const missingParameter = (name: string): RestProblem =>
  new RestProblem(400, 'System.ArgumentException', `Please provide a value for required parameter ${name}.`);

export const badArgument = (message: string): RestProblem =>
  new RestProblem(400, 'System.ArgumentException', message);

export const businessProblem = (message: string): RestProblem =>
  new RestProblem(500, 'P21.Business.Common.BusinessException', message);

/** A write P21's business logic refused. */
export const refusedWrite = (message: string): RestProblem =>
  new RestProblem(500, 'P21.Common.Exceptions.Prophet21Exception', message);

/** A JSON content type on something else. Assumption: the namespace; p21-api 6.2 gives the bare name. */
export const badBody = (parameter: string, found: string): RestProblem =>
  new RestProblem(
    500,
    'P21.Common.Exceptions.BadRequestException',
    `BadRequestException: Invalid JSON or request body for parameter '${parameter}'. ` +
      `Unexpected character encountered while parsing value: ${found}.`,
  );

/** The envelope. `stamp` in the form of the answer: WCF's /Date()/ in JSON, ISO in XML. */
export const toEnvelope = (problem: RestProblem, stamp: string): WireObject => ({
  DateTimeStamp: stamp,
  ErrorMessage: problem.message,
  ErrorType: problem.errorType,
  HostName: 'APP01',
  InnerException: null,
  LogId: null,
  StackTrace: null,
  UserId: null,
});

/** The page of WCF for requests it could not read: no word of what was wrong (p21-api 6.2). */
export const requestErrorPage = (helpUrl: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ' +
  '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>' +
  '<title>Request Error</title></head><body><div id="content"><p class="heading1">Request Error</p>' +
  '<p>The server encountered an error processing the request. Please see the ' +
  `<a rel="help-page" href="${helpUrl}">service help page</a> for constructing valid requests to the service.</p>` +
  '</div></body></html>';

/** The page of WCF for a path or method no operation has. */
export const servicePage = (what: 'Endpoint not found.' | 'Method not allowed.', helpUrl: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Service</title></head>' +
  `<body><div id="content"><p class="heading1">Service</p><p>${what} Please see the ` +
  `<a rel="help-page" href="${helpUrl}">service help page</a> for constructing valid requests to the service.</p>` +
  '</div></body></html>';

/** A request WCF itself turns down, before P21 sees it: the answer is a page. */
export class RequestNotReadable extends Error {}

/** The same for a method: 405, as PUT on addresses (p21-api 3.2). */
export class MethodNotAllowed extends Error {}
