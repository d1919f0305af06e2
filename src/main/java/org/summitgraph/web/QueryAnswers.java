package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.system.Txn;
import org.summitgraph.query.BadParameterException;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.QueryCatalog;
import org.summitgraph.query.Results;

/**
 * {@code /queries/}: the canned queries, and the answer to each at {@code /queries/NAME}, with its
 * parameters in the address, as a page or for programs, by {@code Accept} or by a suffix.
 */
final class QueryAnswers extends Resource {

  private static final long serialVersionUID = 1L;

  /** Longer answers are for the endpoint, which sends rows as it finds them. */
  private static final int LONGEST = 32 * 1024 * 1024;

  /** Functions that answer otherwise the next time; in a comment they cost no more than time. */
  private static final Pattern PASSING =
      Pattern.compile("\\b(NOW|RAND|UUID|STRUUID)\\s*\\(", Pattern.CASE_INSENSITIVE);

  private static final String TEXT_SUFFIX = "rq";

  /** So many canned queries run at once; they are answered beside those of strangers. */
  private static final int AT_ONCE = 8;

  private final transient Places places = new Places(AT_ONCE);
  private final transient Site site;
  private final transient List<CannedQuery> queries;
  private final transient Map<String, String> prefixes;
  private final transient DatasetAccount account;
  private final transient Dataset dataset;

  QueryAnswers(
      Site site,
      List<CannedQuery> queries,
      Map<String, String> prefixes,
      DatasetAccount account,
      Dataset dataset) {
    this.site = site;
    this.queries = List.copyOf(queries);
    this.prefixes = Map.copyOf(prefixes);
    this.account = account;
    this.dataset = dataset;
  }

  /** An answer is too long to be held. */
  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Holds what is written, up to {@link #LONGEST} bytes. */
  private static final class Limited extends ByteArrayOutputStream {
    @Override
    public synchronized void write(int one) {
      require(1);
      super.write(one);
    }

    @Override
    public synchronized void write(byte[] some, int offset, int length) {
      require(length);
      super.write(some, offset, length);
    }

    private void require(int more) {
      if (count + more > LONGEST) {
        throw new TooLongException();
      }
    }
  }

  @Override
  Answer answer(HttpServletRequest request) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
    if (request.getPathInfo() == null && request.getRequestURI().endsWith("/queries")) {
      return Answer.seeOther(DatasetAccount.QUERIES);
    }
    if (path.isEmpty()) {
      return catalog(request);
    }
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Optional<String> suffix = dot < 0 ? Optional.empty() : Optional.of(path.substring(dot + 1));
    return queries.stream()
        .filter(canned -> canned.name().equals(name))
        .findFirst()
        .map(canned -> answer(canned, suffix, request))
        .orElseGet(() -> NotFoundPage.answer(request));
  }

  /** The list of all queries. */
  private Answer catalog(HttpServletRequest request) {
    String path = request.getRequestURI();
    Optional<DocumentFormat> bySuffix =
        DocumentFormat.ofSuffix(path.substring(path.lastIndexOf('.') + 1));
    return bySuffix
        .or(() -> Negotiation.choose(accepted(request), DocumentFormat.ALL))
        .map(format -> catalog(format, request))
        .orElseGet(() -> notAcceptable(DocumentFormat.ALL))
        .with("Vary", "Accept");
  }

  private Answer catalog(DocumentFormat format, HttpServletRequest request) {
    if (format == DocumentFormat.HTML) {
      return HtmlPages.answer(
          HttpServletResponse.SC_OK,
          HtmlPages.text(
              "queries.jte",
              Map.of("queries", queries, "links", site.links(request), "title", site.title())));
    }
    String base = site.base(request);
    Model model =
        QueryCatalog.of(queries, base + DatasetAccount.QUERIES, base + account.served().endpoint());
    return RdfPage.of(model, format, QueryCatalog.PREFIXES);
  }

  private Answer answer(CannedQuery canned, Optional<String> suffix, HttpServletRequest request) {
    if (suffix.filter(TEXT_SUFFIX::equals).isPresent()) {
      return forScriptsOfAnyPage(
          Answer.text(HttpServletResponse.SC_OK, canned.text().stripTrailing())
              .as("application/sparql-query;charset=utf-8"));
    }
    List<? extends Offer> offers = offers(canned.query());
    Optional<? extends Offer> chosen =
        suffix.isPresent()
            ? offers.stream().filter(offer -> offer.suffix().equals(suffix.get())).findFirst()
            : Negotiation.choose(accepted(request), offers);
    if (chosen.isEmpty()) {
      return suffix.isPresent() ? NotFoundPage.answer(request) : notAcceptable(offers);
    }
    if (!places.enter()) {
      return Places.refusal();
    }
    Answer found;
    try {
      found = run(canned, chosen.get(), request);
    } finally {
      places.leave();
    }
    Answer answer = PASSING.matcher(canned.text()).find() ? found.notKept() : found;
    return suffix.isPresent() ? answer : answer.with("Vary", "Accept");
  }

  private static List<? extends Offer> offers(Query query) {
    return isGraph(query) ? DocumentFormat.ALL : ResultOffer.ALL;
  }

  private static boolean isGraph(Query query) {
    return query.isConstructType() || query.isDescribeType();
  }

  private Answer run(CannedQuery canned, Offer offer, HttpServletRequest request) {
    boolean page = offer.mediaType().equals("text/html");
    QueryPage form = new QueryPage(canned, site, request);
    try {
      Map<String, String> values = values(canned, request);
      Query query = canned.bind(values, prefixes);
      return Txn.calculateRead(
          dataset,
          () -> {
            try (QueryExecution execution = QueryExecution.dataset(dataset).query(query).build()) {
              return page
                  ? form.answer(values, execution, prefixes)
                  : forScriptsOfAnyPage(data(execution, offer));
            }
          });
    } catch (BadParameterException e) {
      return page
          ? form.refusal(HttpServletResponse.SC_BAD_REQUEST, e.getMessage())
          : Answer.text(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    } catch (QueryCancelledException e) {
      String sentence = "The answer takes longer than a query may take here.";
      return page
          ? form.refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, sentence)
          : Answer.text(HttpServletResponse.SC_SERVICE_UNAVAILABLE, sentence);
    } catch (TooLongException e) {
      return Answer.text(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "The answer is longer than 32 MiB; send the query to the endpoint, with LIMIT.");
    }
  }

  /** The parameters of the address, each at most once. */
  private static Map<String, String> values(CannedQuery canned, HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, given) -> {
              if (given.length > 1) {
                throw canned.refused(name, "is given " + given.length + " times");
              }
              values.put(name, given[0]);
            });
    return values;
  }

  private Answer data(QueryExecution execution, Offer offer) {
    if (offer instanceof DocumentFormat format) {
      Query query = execution.getQuery();
      return RdfPage.of(
          query.isConstructType() ? execution.execConstruct() : execution.execDescribe(),
          format,
          prefixes);
    }
    Limited body = new Limited();
    new Results(prefixes, 0).write(execution, ((ResultOffer) offer).format().orElseThrow(), body);
    return new Answer(
        HttpServletResponse.SC_OK,
        offer.mediaType() + ";charset=utf-8",
        body.toByteArray(),
        Map.of(),
        Optional.empty());
  }

  private static List<String> accepted(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept"));
  }

  private static Answer notAcceptable(List<? extends Offer> offers) {
    StringBuilder sentence = new StringBuilder("There is nothing in the forms asked for, but in:");
    offers.forEach(offer -> sentence.append('\n').append(offer.mediaType()));
    return Answer.text(HttpServletResponse.SC_NOT_ACCEPTABLE, sentence.toString())
        .with("Vary", "Accept");
  }
}
