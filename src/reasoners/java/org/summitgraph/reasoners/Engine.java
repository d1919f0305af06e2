package org.summitgraph.reasoners;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.elk.owlapi.ElkReasonerFactory;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The two reasoners. */
enum Engine {
  /** Complete for OWL 2 DL. */
  HERMIT {
    @Override
    OWLReasoner start(OWLOntology ontology) {
      Configuration configuration = new Configuration();
      // Dates, months, years and durations are outside the datatypes of OWL 2. Our ranges for them
      // are rdfs:Literal, so nothing follows from their values and they may pass as opaque.
      configuration.ignoreUnsupportedDatatypes = true;
      return new ReasonerFactory().createReasoner(ontology, configuration);
    }
  },
  /** Knows the EL part: no asymmetric, irreflexive or functional object properties, for example. */
  ELK {
    @Override
    OWLReasoner start(OWLOntology ontology) {
      return new ElkReasonerFactory().createReasoner(ontology);
    }
  };

  abstract OWLReasoner start(OWLOntology ontology);

  boolean isConsistent(OWLOntology ontology) {
    return ask(ontology, OWLReasoner::isConsistent);
  }

  /** The classes that can have no instance, owl:Nothing not among them. */
  Set<IRI> unsatisfiable(OWLOntology ontology) {
    return ask(
        ontology,
        reasoner ->
            reasoner
                .getUnsatisfiableClasses()
                .entities()
                .filter(type -> !type.isOWLNothing())
                .map(OWLClass::getIRI)
                .collect(Collectors.toSet()));
  }

  private <T> T ask(OWLOntology ontology, Function<OWLReasoner, T> question) {
    OWLReasoner reasoner = start(ontology);
    try {
      return question.apply(reasoner);
    } finally {
      reasoner.dispose();
    }
  }
}
