package org.summitgraph.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * The answers to faults that no page of ours speaks of, in one sentence of plain text. Jetty's own
 * ones repeat the address that was asked for and name the class of an exception.
 */
final class PlainFaults extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    byte[] sentence = sentence(status, message, cause).getBytes(StandardCharsets.UTF_8);
    response.write(true, BufferUtil.toBuffer(sentence), callback);
  }

  /** The message is ours unless an exception brought it. */
  private static String sentence(int status, String message, Throwable cause) {
    if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
      return "This is a fault of the server, which has written it down.\n";
    }
    if (cause == null && message != null && !message.isBlank()) {
      return message + "\n";
    }
    return "The request cannot be answered: "
        + HttpStatus.getMessage(status).toLowerCase(Locale.ROOT)
        + ".\n";
  }
}
