package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.summitgraph.describe.DumpFile;
import org.summitgraph.describe.DumpSum;

/**
 * {@code /dumps/}: all data as files, with a page that lists them and their checksums. A dump is
 * sent while it is made, so that it may be larger than the memory.
 */
final class DumpFiles extends HttpServlet {

  private static final long serialVersionUID = 1L;

  static final String SUMS = "SHA256SUMS";

  /** A slow reader keeps a thread; those who ask short questions must find some left. */
  private static final int AT_ONCE = 8;

  private final transient Site site;
  private final transient DatasetAccount account;
  private final transient Semaphore free = new Semaphore(AT_ONCE);

  DumpFiles(Site site, DatasetAccount account) {
    this.site = site;
    this.account = account;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Optional.ofNullable(request.getPathInfo()).orElse("");
    Optional<DumpFile> file = DumpFile.named(name.replaceFirst("^/", ""));
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (file.isPresent() && reads) {
      send(file.get(), request, response);
    } else {
      new Other(name).service(request, response);
    }
  }

  private void send(DumpFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = tag(file);
    // What is not packed may be on the way, into bytes that can differ: a weak tag.
    response.setHeader("ETag", file.packed() ? tag : "W/" + tag);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Access-Control-Allow-Origin", "*");
    site.licence().ifPresent(licence -> response.setHeader("Link", licenceLink(licence)));
    if (Representation.names(request, tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.mediaType());
    if (request.getMethod().equals("HEAD")) {
      // Where the length is not known yet, that of an empty body would be another's.
      account.length(file).ifPresent(response::setContentLengthLong);
      response.flushBuffer();
      return;
    }
    if (!free.tryAcquire()) {
      Answer.text(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Too many are fetching dumps just now; try again in a minute.")
          .with("Retry-After", "60")
          .send(request, response);
      return;
    }
    try {
      account.length(file).ifPresent(response::setContentLengthLong);
      account.dump().write(file, response.getOutputStream());
    } finally {
      free.release();
    }
  }

  /** The bytes depend on the data, the format and the program that writes it. */
  private String tag(DumpFile file) {
    String program =
        Optional.ofNullable(DumpFiles.class.getPackage().getImplementationVersion()).orElse("0");
    return "\""
        + account.publication().version().sha256()
        + "-"
        + program
        + "-"
        + file.name()
        + "\"";
  }

  private static String licenceLink(String licence) {
    return "<" + licence + ">; rel=\"license\"";
  }

  /** The list of the dumps, the checksums, and what is not there. */
  private final class Other extends Resource {

    private static final long serialVersionUID = 1L;

    private final String name;

    Other(String name) {
      this.name = name;
    }

    @Override
    Answer answer(HttpServletRequest request) {
      if (name.isEmpty()) {
        return Answer.seeOther(DatasetAccount.DUMPS);
      }
      if (name.equals("/")) {
        return page(request);
      }
      return name.equals("/" + SUMS) ? sums() : NotFoundPage.answer(request);
    }

    private Answer sums() {
      return account
          .sums()
          .map(all -> all.stream().map(DumpSum::line).collect(Collectors.joining()))
          .map(lines -> forScriptsOfAnyPage(Answer.text(HttpServletResponse.SC_OK, lines.strip())))
          .orElseGet(
              () ->
                  Answer.text(
                          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                          "The dumps are still being summed up.")
                      .with("Retry-After", "30"));
    }

    private Answer page(HttpServletRequest request) {
      boolean complete = account.isComplete();
      List<DumpsContent.Row> rows =
          DumpFile.all().stream()
              .map(file -> DumpsContent.Row.of(file, account.sums().orElse(List.of())))
              .toList();
      DumpsContent content =
          new DumpsContent(
              account.publication(), site.links(request), rows, DatasetAccount.DESCRIPTION);
      Answer page =
          HtmlPages.answer(
              HttpServletResponse.SC_OK, HtmlPages.text("dumps.jte", Map.of("content", content)));
      return complete ? page : page.notKept();
    }
  }
}
