package org.summitgraph.query;

import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQException;

/**
 * Binds a query to its own defaults, once, when it is read. Some places of a query take a variable
 * but no term (VALUES, GROUP BY, BOUND, the target of AS); a parameter in one of them would be left
 * unbound or would make a query that no endpoint accepts, so the author is told at once.
 */
final class Rehearsal {

  private final CannedQuery canned;
  private final Faults faults;

  Rehearsal(CannedQuery canned, Faults faults) {
    this.canned = canned;
    this.faults = faults;
  }

  void run() {
    try {
      String bound = canned.bind(Map.of()).serialize();
      QueryFactory.create(bound, Syntax.syntaxSPARQL_11);
      canned.parameters().forEach(parameter -> requireReplaced(parameter, bound));
    } catch (BadParameterException e) {
      faults.addForFile(
          "the default of " + e.parameter() + " does not fit: " + e.problem(),
          "correct it under \"#+ defaults:\"");
    } catch (ARQException e) { // QueryException is one of these
      misplaced("a parameter");
    }
  }

  private void requireReplaced(Parameter parameter, String bound) {
    String variable = "?" + parameter.variable().getVarName();
    boolean left =
        bound
            .lines()
            .filter(line -> !isProjection(line))
            .anyMatch(line -> (line + " ").matches(".*\\Q" + variable + "\\E\\W.*"));
    if (left) {
      misplaced(variable);
    }
  }

  // A projected parameter rightly becomes (term AS ?_parameter).
  private static boolean isProjection(String line) {
    return line.replace("{", "").strip().startsWith("SELECT");
  }

  private void misplaced(String culprit) {
    faults.addForFile(
        culprit + " stands where a value cannot stand in its place",
        "in VALUES, GROUP BY, ORDER BY, BOUND or after AS use another variable, bound by"
            + " BIND(?_name_type AS ?name)");
  }
}
