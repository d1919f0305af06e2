package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;

/**
 * An endpoint of a dataset in place of Fuseki's own: it reads within limits, and refuses the rest.
 * Scripts of any page may ask it (CORS), without credentials; no answer has words of a source that
 * are not in the data.
 */
abstract class ReadingEndpoint extends ActionService {

  private final String methods;

  /**
   * An endpoint.
   *
   * @param methods that it takes, as in the header {@code Allow}
   */
  ReadingEndpoint(String methods) {
    this.methods = methods;
  }

  /**
   * Answers.
   *
   * @throws Refusal.Thrown when it does not; nothing has been sent then
   */
  abstract void answer(HttpAction action, HttpServletRequest request) throws IOException;

  @Override
  public final void validate(HttpAction action) {
    // All is read and checked in one place, by answer.
  }

  @Override
  public final void execGet(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public final void execHead(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public final void execOptions(HttpAction action) {
    action.setResponseHeader("Allow", methods);
    action.setResponseHeader("Access-Control-Allow-Origin", "*");
    action.setResponseHeader("Access-Control-Allow-Methods", methods);
    action.setResponseHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
    action.setResponseHeader("Access-Control-Max-Age", "86400");
    ServletOps.success(action);
  }

  @Override
  public final void execute(HttpAction action) {
    HttpServletRequest request = action.getRequest();
    action.setResponseHeader("Access-Control-Allow-Origin", "*");
    action.setResponseHeader("Access-Control-Expose-Headers", "Data-Version, Retry-After");
    try {
      try {
        answer(action, request);
      } catch (Refusal.Thrown e) {
        e.refusal().answer(request, action.getResponse());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
