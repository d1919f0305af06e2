package org.summitgraph.query.bounded;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Estimates of what terms and rows occupy on the heap, in bytes. On the high side: terms that rows
 * share are counted for each.
 */
final class Sizes {

  private static final long TERM = 64;
  private static final long ROW = 96;

  private Sizes() {}

  static long of(Binding row) {
    long size = ROW;
    for (Iterator<Var> variables = row.vars(); variables.hasNext(); ) {
      size += of(row.get(variables.next()));
    }
    return size;
  }

  static long of(Triple triple) {
    return ROW + of(triple.getSubject()) + of(triple.getPredicate()) + of(triple.getObject());
  }

  static long of(Node term) {
    if (term == null) {
      return 0;
    }
    if (term.isLiteral()) {
      return TERM + term.getLiteralLexicalForm().length();
    }
    return term.isURI() ? TERM + term.getURI().length() : TERM;
  }
}
