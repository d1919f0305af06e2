package org.summitgraph.describe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an ontology says of itself and of its terms, in the order of a reference.
 *
 * @param header the ontology as a whole
 * @param core the terms that a reader should meet first, in the order of the file
 * @param sections the terms, by kind, each sorted by name
 * @param schemes the value concepts, by scheme
 */
public record OntologyDescription(
    Header header, List<Term> core, List<Section> sections, List<Scheme> schemes) {

  /** The title of an ontology that has none. */
  public static final String UNTITLED = "Ontology";

  public OntologyDescription {
    core = List.copyOf(core);
    sections = List.copyOf(sections);
    schemes = List.copyOf(schemes);
  }

  /** Every term of every section. */
  public Stream<Term> terms() {
    return sections.stream().flatMap(section -> section.terms().stream());
  }

  /**
   * The ontology as a whole.
   *
   * @param modified a day, as {@code xsd:date} writes it without a time zone; empty where the
   *     header names none
   * @param licence its address, if one is named
   * @param space what the IRIs of the things begin with, if that is told ({@code void:uriSpace})
   */
  public record Header(
      String iri,
      String title,
      String description,
      Optional<String> version,
      Optional<String> versionIri,
      Optional<String> modified,
      Optional<String> licence,
      Optional<String> space) {}

  /**
   * The terms of one kind.
   *
   * @param anchor identifies the section on a page
   */
  public record Section(String anchor, String title, List<Term> terms) {
    public Section {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A class or property.
   *
   * @param anchor the fragment or last part of its IRI
   * @param name its IRI as a prefixed name, where there is a prefix
   * @param kinds what it is, such as "object property" and "transitive"
   * @param relations how it stands to other terms, and they to it
   */
  public record Term(
      String anchor,
      String iri,
      String name,
      String label,
      List<String> kinds,
      String comment,
      List<String> examples,
      List<String> notes,
      List<Relation> relations) {
    public Term {
      kinds = List.copyOf(kinds);
      examples = List.copyOf(examples);
      notes = List.copyOf(notes);
      relations = List.copyOf(relations);
    }
  }

  /** A list of value concepts. */
  public record Scheme(
      String anchor, String iri, String label, String definition, List<Concept> concepts) {
    public Scheme {
      concepts = List.copyOf(concepts);
    }
  }

  /** A value. */
  public record Concept(
      String anchor,
      String iri,
      String name,
      String label,
      String definition,
      List<Relation> relations) {
    public Concept {
      relations = List.copyOf(relations);
    }
  }

  /**
   * One relation with all terms that it leads to, never none.
   *
   * @param name as a reader would say it: "sub-class of", "range of"
   */
  public record Relation(String name, List<Reference> to) {
    public Relation {
      to = List.copyOf(to);
      if (to.isEmpty()) {
        throw new IllegalArgumentException(name + " leads nowhere");
      }
    }
  }

  /**
   * A mention of a term.
   *
   * @param address where it is described: a fragment for a term of this ontology, else its IRI
   */
  public record Reference(String name, String address) {}
}
