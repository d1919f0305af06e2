package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportException;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;

/**
 * {@code GET /export?iri=…}: one or more things with their evidence. Parameters: {@code iri} (once
 * or more), {@code depth} (0 to 3), {@code evidence} (yes or no), {@code format}.
 */
final class ExportPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Each step can multiply what is selected, and the selection is held in memory. */
  private static final int DEEPEST = 3;

  /** More things than this are a dump, not an export. */
  private static final int MOST_THINGS = 100;

  private final transient Export export;

  ExportPage(Export export) {
    this.export = export;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      List<Node> things = things(request);
      Scope scope = scope(request);
      ExportFormat format = format(request);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      export.write(things, scope, format, body);
      response.setContentType(format.lang().getHeaderString());
      response.setCharacterEncoding("utf-8");
      response.setContentLength(body.size());
      body.writeTo(response.getOutputStream());
    } catch (IllegalArgumentException e) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    } catch (ExportException e) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    }
  }

  private static List<Node> things(HttpServletRequest request) {
    String[] iris = request.getParameterValues("iri");
    if (iris == null || iris.length > MOST_THINGS) {
      throw new IllegalArgumentException(
          "Name 1 to "
              + MOST_THINGS
              + " things, for example"
              + " /export?iri=https://w3id.org/summitgraph/id/event/helsinki-2018");
    }
    return Arrays.stream(iris).map(NodeFactory::createURI).toList();
  }

  private static Scope scope(HttpServletRequest request) {
    String depth = parameter(request, "depth").orElse("0");
    if (!depth.matches("[0-" + DEEPEST + "]")) {
      throw new IllegalArgumentException(
          "depth is a number from 0 to " + DEEPEST + ", for example depth=1");
    }
    String evidence = parameter(request, "evidence").orElse("yes");
    if (!evidence.equals("yes") && !evidence.equals("no")) {
      throw new IllegalArgumentException("evidence is yes or no, for example evidence=no");
    }
    return new Scope(Integer.parseInt(depth), evidence.equals("yes"));
  }

  private static ExportFormat format(HttpServletRequest request) {
    String name = parameter(request, "format").orElse(code(ExportFormat.TURTLE));
    return Arrays.stream(ExportFormat.values())
        .filter(format -> code(format).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format is one of "
                        + Arrays.stream(ExportFormat.values())
                            .map(ExportPage::code)
                            .collect(Collectors.joining(", "))
                        + ", for example format=turtle"));
  }

  private static String code(ExportFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name));
  }

  private static void refuse(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain");
    response.setCharacterEncoding("utf-8");
    response.getWriter().println(sentence);
  }
}
