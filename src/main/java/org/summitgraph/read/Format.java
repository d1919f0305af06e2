package org.summitgraph.read;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.riot.lang.LangNQuads;
import org.apache.jena.riot.lang.LangNTriples;
import org.apache.jena.riot.lang.LangRIOT;
import org.apache.jena.riot.lang.LangTriG;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.Tokenizer;

/** The formats that are read. The name of each is the ending of its files. */
public enum Format {
  TTL {
    @Override
    LangRIOT parser(Tokenizer tokens, ParserProfile profile) {
      return new LangTurtle(tokens, profile, StreamRDFLib.sinkNull());
    }
  },
  TRIG {
    @Override
    LangRIOT parser(Tokenizer tokens, ParserProfile profile) {
      return new LangTriG(tokens, profile, StreamRDFLib.sinkNull());
    }
  },
  NT {
    @Override
    LangRIOT parser(Tokenizer tokens, ParserProfile profile) {
      return new LangNTriples(tokens, profile, StreamRDFLib.sinkNull());
    }
  },
  NQ {
    @Override
    LangRIOT parser(Tokenizer tokens, ParserProfile profile) {
      return new LangNQuads(tokens, profile, StreamRDFLib.sinkNull());
    }
  };

  /** What is added to the ending of a file that was packed by gzip. */
  static final String PACKED = ".gz";

  /** Endings of RDF that is not read, XML and JSON among them: neither is ever parsed here. */
  private static final Set<String> FOREIGN =
      Set.of("rdf", "owl", "xml", "trix", "jsonld", "rj", "n3", "rt", "trdf", "rpb", "pbrdf");

  /** Packings that are not unpacked. */
  private static final Set<String> FOREIGN_PACKINGS = Set.of("bz2", "xz", "zst", "zip", "sz");

  abstract LangRIOT parser(Tokenizer tokens, ParserProfile profile);

  /** Whether each statement has a line of its own. */
  boolean isOfLines() {
    return this == NT || this == NQ;
  }

  /** Whether it has named graphs. */
  boolean hasGraphs() {
    return this == TRIG || this == NQ;
  }

  /** The format of a file, by the ending of its name; empty for one that is not read. */
  static Optional<Format> of(String fileName) {
    String ending = ending(unpacked(fileName));
    for (Format format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Whether a file holds RDF, by the ending of its name, in a form that is not read. */
  static boolean isForeign(String fileName) {
    String inner = fileName.substring(0, Math.max(0, fileName.lastIndexOf('.')));
    return FOREIGN.contains(ending(unpacked(fileName)))
        || (FOREIGN_PACKINGS.contains(ending(fileName))
            && (of(inner).isPresent() || FOREIGN.contains(ending(inner))));
  }

  private static String unpacked(String fileName) {
    return fileName.endsWith(PACKED)
        ? fileName.substring(0, fileName.length() - PACKED.length())
        : fileName;
  }

  private static String ending(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
