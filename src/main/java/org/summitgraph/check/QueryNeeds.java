package org.summitgraph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.check.Features.Condition;

/**
 * What a thing must have, at the least, for the query of a {@code sh:sparql} to find a fault in it:
 * the patterns with {@code $this} that each solution has to match. A thing without that conforms;
 * of any other, only the query can tell.
 */
final class QueryNeeds {

  private static final Condition NOTHING = thing -> true;

  private final Features features;
  private final Index index;

  QueryNeeds(Features features, Index index) {
    this.features = features;
    this.index = index;
  }

  /** Holds for all things of which the query may have a solution, and maybe for more. */
  Condition of(Query query) {
    return of(Algebra.compile(query));
  }

  /** Whether a condition is one that every thing meets. */
  static boolean isNothing(Condition need) {
    return need == NOTHING;
  }

  private Condition of(Op op) {
    Joined joined = new Joined();
    joined.add(op);
    List<Condition> needs = joined.needs();
    return needs.isEmpty() ? NOTHING : Condition.all(needs);
  }

  private static boolean isFocus(Node node) {
    return node.isVariable() && node.getName().equals("this");
  }

  /** Whether Jena finds the values of a property by other means than quads. */
  private static boolean isComputed(Node property) {
    return PropertyFunctionRegistry.get().isRegistered(property.getURI());
  }

  /** Patterns that a solution matches all at once. */
  private final class Joined {

    private final List<Triple> triples = new ArrayList<>();
    private final List<TriplePath> paths = new ArrayList<>();
    private final List<OpUnion> unions = new ArrayList<>();

    /** The only values that a variable can have. */
    private final Map<Node, Set<Node>> values = new HashMap<>();

    /** Takes in what must be matched; of what it does not know, nothing. */
    void add(Op op) {
      if (op instanceof OpBGP pattern) {
        triples.addAll(pattern.getPattern().getList());
      } else if (op instanceof OpTriple triple) {
        triples.add(triple.getTriple());
      } else if (op instanceof OpPath path) {
        paths.add(path.getTriplePath());
      } else if (op instanceof OpUnion union) {
        unions.add(union);
      } else if (op instanceof OpTable table) {
        add(table.getTable());
      } else if (op instanceof OpJoin join) {
        add(join.getLeft());
        add(join.getRight());
      } else if (op instanceof OpSequence sequence) {
        sequence.getElements().forEach(this::add);
      } else if (op instanceof OpLeftJoin || op instanceof OpConditional || op instanceof OpMinus) {
        add(((Op2) op).getLeft());
      } else if (op instanceof OpFilter
          || op instanceof OpExtend
          || op instanceof OpDistinctReduced
          || (op instanceof OpProject some && some.getVars().contains(Var.alloc("this")))) {
        add(((Op1) op).getSubOp());
      }
    }

    private void add(Table table) {
      for (Var variable : table.getVars()) {
        Set<Node> of = new HashSet<>();
        for (Iterator<Binding> rows = table.rows(); rows.hasNext(); ) {
          of.add(rows.next().get(variable));
        }
        if (of.stream().allMatch(value -> value != null && value.isURI())) {
          values.put(variable, of);
        }
      }
    }

    List<Condition> needs() {
      List<Condition> needs = new ArrayList<>();
      triples.forEach(triple -> addNeed(triple, needs));
      paths.forEach(path -> addNeed(path, needs));
      for (OpUnion union : unions) {
        Condition left = of(union.getLeft());
        Condition right = of(union.getRight());
        if (!isNothing(left) && !isNothing(right)) {
          needs.add(thing -> left.holds(thing) || right.holds(thing));
        }
      }
      return needs;
    }

    private void addNeed(Triple triple, List<Condition> needs) {
      Set<Node> properties = valuesOf(triple.getPredicate());
      if (properties.isEmpty() || properties.stream().anyMatch(QueryNeeds::isComputed)) {
        return;
      }
      if (isFocus(triple.getSubject())) {
        addFeature(featureOfValue(properties, triple.getObject()), needs);
      }
      if (isFocus(triple.getObject())) {
        addFeature(features.having(properties, true), needs);
      }
    }

    private void addNeed(TriplePath pattern, List<Condition> needs) {
      Path path = pattern.getPath();
      Node one = link(path instanceof P_OneOrMore1 more ? more.getSubPath() : path);
      Node any = link(path instanceof P_ZeroOrMore1 more ? more.getSubPath() : path);
      if (isFocus(pattern.getSubject()) && one != null) {
        addFeature(features.having(Set.of(one), false), needs);
      }
      if (isFocus(pattern.getObject())) {
        if (one != null) {
          addFeature(features.having(Set.of(one), true), needs);
        } else if (any != null && isValueOfFocus(pattern.getSubject(), any)) {
          // Where the path has no step, it is the pattern before it that leads back.
          addFeature(features.having(Set.of(any), true), needs);
        }
      }
      if (RDFS.subClassOf.asNode().equals(any)
          && isValueOfFocus(pattern.getSubject(), RDF.Nodes.type)) {
        addInstance(valuesOf(pattern.getObject()), needs);
      }
    }

    private static Node link(Path path) {
      return path instanceof P_Link link ? link.getNode() : null;
    }

    /** Whether the node stands for a value that the focus node has of the property. */
    private boolean isValueOfFocus(Node node, Node property) {
      return triples.stream()
          .anyMatch(
              triple ->
                  isFocus(triple.getSubject())
                      && triple.getPredicate().equals(property)
                      && triple.getObject().equals(node));
    }

    /** What the node stands for: itself, or the values of a variable; none where any may do. */
    private Set<Node> valuesOf(Node node) {
      return node.isURI() ? Set.of(node) : values.getOrDefault(node, Set.of());
    }

    private void addInstance(Set<Node> types, List<Condition> needs) {
      int[] bits = types.stream().mapToInt(features::instanceOf).toArray();
      if (bits.length > 0) {
        needs.add(
            thing -> {
              for (int bit : bits) {
                if (features.has(thing, bit)) {
                  return true;
                }
              }
              return false;
            });
      }
    }

    private int featureOfValue(Set<Node> properties, Node value) {
      int number = index.numberOf(value);
      return value.isURI()
          ? features.havingValue(properties, literal -> false, thing -> thing == number, false)
          : features.having(properties, false);
    }

    private void addFeature(int feature, List<Condition> needs) {
      needs.add(thing -> features.has(thing, feature));
    }
  }
}
