package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.summitgraph.model.CanonicalForm;

/** The formats of an export. Those without named graphs carry evidence as reification. */
public enum ExportFormat implements SelectionWriter {
  TURTLE {
    @Override
    public Lang lang() {
      return Lang.TURTLE;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      SortedTurtle.write(EvidenceTurtle.triples(selection), prefixes, out);
    }
  },
  N_TRIPLES {
    @Override
    public Lang lang() {
      return Lang.NTRIPLES;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out)
        throws IOException {
      SortedLines.write(EvidenceTurtle.triples(selection).stream().map(CanonicalForm::line), out);
    }
  },
  TRIG {
    @Override
    public Lang lang() {
      return Lang.TRIG;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      SortedTurtle.writeTriG(selection.quads(), prefixes, out);
    }
  },
  N_QUADS {
    @Override
    public Lang lang() {
      return Lang.NQUADS;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out)
        throws IOException {
      SortedLines.write(selection.quads().stream().map(CanonicalForm::line), out);
    }
  };

  /** Its media type and file extension. */
  public abstract Lang lang();
}
