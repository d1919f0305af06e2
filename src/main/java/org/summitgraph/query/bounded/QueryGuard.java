package org.summitgraph.query.bounded;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQException;
import org.summitgraph.query.SyntaxFault;

/**
 * Decides what may run. Threads may share one. Parsing takes stack: call it on a thread that has
 * some megabytes.
 */
public final class QueryGuard {

  /** Where relative IRIs of a query hang when it declares no base. */
  private static final String BASE = "http://server/unset-base/";

  private final Limits limits;

  public QueryGuard(Limits limits) {
    this.limits = limits;
  }

  /**
   * The query of a text, which is SPARQL 1.1 without SERVICE.
   *
   * @throws RefusedQueryException with a sentence for the asker
   */
  public Query parse(String text) {
    QueryText.require(text, limits);
    Query query = parsed(text);
    QueryContent.require(query, limits);
    return query;
  }

  private static Query parsed(String text) {
    try {
      return QueryFactory.create(text, BASE, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw RefusedQueryException.syntax(sentence(SyntaxFault.of(e)));
    } catch (ARQException e) {
      throw RefusedQueryException.syntax("This is not a query in SPARQL 1.1.");
    } catch (StackOverflowError e) {
      throw RefusedQueryException.syntax("The query is nested too deeply to be read.");
    }
  }

  /** What and where, but none of the words: what a stranger sent is not repeated. */
  private static String sentence(SyntaxFault fault) {
    String what = fault.commonFault().map(common -> ": " + common).orElse("");
    String where =
        fault.line() > 0 ? "see line " + fault.line() + ", column " + fault.column() : "";
    String between = where.isEmpty() ? "" : what.isEmpty() ? ": " : "; ";
    return "This is not a query in SPARQL 1.1" + what + between + where + ".";
  }
}
