package org.summitgraph.check;

import java.util.List;
import java.util.Optional;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ClosedConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintEntity;
import org.apache.jena.shacl.engine.constraint.ConstraintOp1;
import org.apache.jena.shacl.engine.constraint.ConstraintOpN;
import org.apache.jena.shacl.engine.constraint.ConstraintPairwise;
import org.apache.jena.shacl.engine.constraint.ConstraintTerm;
import org.apache.jena.shacl.engine.constraint.QualifiedValueShape;
import org.apache.jena.shacl.engine.constraint.StrLanguageIn;
import org.apache.jena.shacl.engine.constraint.UniqueLangConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;

/** The shapes that are named in constraints. */
final class ShapeParts {

  private ShapeParts() {}

  /** The shapes inside a constraint; empty where it is of a kind whose parts are not known. */
  static Optional<List<Shape>> of(Constraint constraint) {
    if (constraint instanceof ConstraintOp1 one) {
      return Optional.of(List.of(one.getOther()));
    }
    if (constraint instanceof ConstraintOpN several) {
      return Optional.of(several.getOthers());
    }
    if (constraint instanceof QualifiedValueShape some && !some.qDisjoint()) {
      return Optional.of(List.of(some.getSub()));
    }
    boolean isPlain =
        constraint instanceof ConstraintTerm
            || constraint instanceof ConstraintEntity
            || constraint instanceof ClassConstraint
            || constraint instanceof ConstraintPairwise
            || constraint instanceof ClosedConstraint
            || constraint instanceof UniqueLangConstraint
            || constraint instanceof StrLanguageIn;
    return isPlain ? Optional.of(List.of()) : Optional.empty();
  }
}
