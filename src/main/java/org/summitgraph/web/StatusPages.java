package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.jena.query.Dataset;
import org.apache.jena.shared.JenaException;
import org.apache.jena.system.Txn;

/**
 * For supervisors and load balancers: {@code /health} answers 200 as long as the process answers at
 * all, {@code /ready} when it can read its store, else 503.
 */
final class StatusPages extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Dataset dataset;

  StatusPages(Dataset dataset) {
    this.dataset = dataset;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean good = request.getServletPath().equals("/health") || isReady();
    response.setStatus(
        good ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(good ? "ok\n" : "the store cannot be read\n");
  }

  private boolean isReady() {
    try {
      return Txn.calculateRead(dataset, () -> dataset.getDefaultModel().listStatements().hasNext());
    } catch (JenaException e) {
      return false;
    }
  }
}
