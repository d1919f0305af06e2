package org.summitgraph.query.bounded;

import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.pfunction.PropertyFunction;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAntiJoin;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementDataset;
import org.apache.jena.sparql.syntax.ElementExists;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementLateral;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementNotExists;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSemiJoin;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnfold;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitor;
import org.apache.jena.sparql.util.MappedLoader;
import org.apache.jena.vocabulary.RDFS;

/**
 * Walks through all of a query that is parsed. It implements Jena's visitors themselves, not their
 * empty base classes: a kind of element that a new Jena brings does not compile before somebody has
 * decided about it.
 */
final class QueryContent implements ElementVisitor {

  private final Limits limits;
  private final ExpressionContent expressions;
  private int patterns;
  private long cells;

  private QueryContent(Limits limits) {
    this.limits = limits;
    this.expressions = new ExpressionContent(limits, element -> element.visit(this));
  }

  /**
   * @throws RefusedQueryException when it has what is not offered or too much of something
   */
  static void require(Query query, Limits limits) {
    new QueryContent(limits).query(query);
  }

  private void query(Query query) {
    limits.require(
        Limit.GRAPHS, (long) query.getGraphURIs().size() + query.getNamedGraphURIs().size());
    if (query.isJsonType()
        || !query.getSyntax().equals(org.apache.jena.query.Syntax.syntaxSPARQL_11)) {
      throw notOffered();
    }
    if (query.isConstructType()) {
      if (query.getConstructTemplate().containsRealQuad()) {
        throw notOffered();
      }
      query.getConstructTemplate().getTriples().forEach(this::triple);
    }
    if (query.isDescribeType()) {
      limits.require(Limit.PATTERNS, query.getResultURIs().size());
    }
    expressionsOf(query);
    if (query.hasValues()) {
      values(query.getValuesVariables(), query.getValuesData());
    }
    if (query.getQueryPattern() != null) {
      query.getQueryPattern().visit(this);
    }
  }

  private void expressionsOf(Query query) {
    expressionsOf(query.getProject());
    expressionsOf(query.getGroupBy());
    query.getHavingExprs().forEach(expressions::require);
    query.getAggregators().forEach(expressions::require);
    if (query.getOrderBy() != null) {
      query.getOrderBy().stream().map(SortCondition::getExpression).forEach(expressions::require);
    }
  }

  private void expressionsOf(VarExprList list) {
    limits.require(Limit.PATTERNS, list.size());
    list.forEachVarExpr((variable, expression) -> expressionOrNone(expression));
  }

  private void expressionOrNone(Expr expression) {
    if (expression != null) {
      expressions.require(expression);
    }
  }

  private void count() {
    limits.require(Limit.PATTERNS, ++patterns);
  }

  private void triple(Triple triple) {
    count();
    List.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).forEach(this::term);
    property(triple.getPredicate());
  }

  private void term(Node term) {
    if (term.isTripleTerm()) {
      throw notOffered();
    }
    if (term.isLiteral()) {
      Values.requireLiteral(term, limits);
    }
  }

  /** A property that Jena would compute rather than look up, but for one that is in data too. */
  private static void property(Node property) {
    if (property.isURI()
        && !property.equals(RDFS.member.asNode())
        && (PropertyFunctionRegistry.get().isRegistered(property.getURI())
            || MappedLoader.isPossibleDynamicURI(property.getURI(), PropertyFunction.class))) {
      throw RefusedQueryException.notOffered(
          "Properties that are computed are not offered here, only those of the data.");
    }
  }

  private void values(Collection<Var> variables, Collection<Binding> rows) {
    cells += Math.max(1, (long) variables.size()) * rows.size();
    limits.require(Limit.VALUES, cells);
    rows.forEach(row -> row.forEach((variable, term) -> term(term)));
  }

  private static RefusedQueryException notOffered() {
    return RefusedQueryException.notOffered("Only what SPARQL 1.1 has is offered here.");
  }

  @Override
  public void visit(ElementTriplesBlock block) {
    block.patternElts().forEachRemaining(this::triple);
  }

  @Override
  public void visit(ElementPathBlock block) {
    block.patternElts().forEachRemaining(this::triplePath);
  }

  private void triplePath(TriplePath triple) {
    if (triple.isTriple()) {
      triple(triple.asTriple());
      return;
    }
    count();
    term(triple.getSubject());
    term(triple.getObject());
    PathContent.require(triple.getPath(), limits, QueryContent::property);
  }

  @Override
  public void visit(ElementFilter filter) {
    count();
    expressions.require(filter.getExpr());
  }

  @Override
  public void visit(ElementBind bind) {
    count();
    expressions.require(bind.getExpr());
  }

  @Override
  public void visit(ElementData data) {
    count();
    values(data.getVars(), data.getRows());
  }

  @Override
  public void visit(ElementUnion union) {
    all(union.getElements());
  }

  @Override
  public void visit(ElementGroup group) {
    all(group.getElements());
  }

  private void all(List<Element> elements) {
    for (Element element : elements) {
      count();
      element.visit(this);
    }
  }

  @Override
  public void visit(ElementOptional optional) {
    optional.getOptionalElement().visit(this);
  }

  @Override
  public void visit(ElementMinus minus) {
    minus.getMinusElement().visit(this);
  }

  @Override
  public void visit(ElementNamedGraph graph) {
    term(graph.getGraphNameNode());
    graph.getElement().visit(this);
  }

  @Override
  public void visit(ElementSubQuery subquery) {
    count();
    query(subquery.getQuery());
  }

  @Override
  public void visit(ElementService service) {
    throw RefusedQueryException.notOffered(
        "SERVICE is not offered here: this server asks no other.");
  }

  // What SPARQL 1.1 does not have.

  @Override
  public void visit(ElementAssign assign) {
    throw notOffered();
  }

  @Override
  public void visit(ElementUnfold unfold) {
    throw notOffered();
  }

  @Override
  public void visit(ElementLateral lateral) {
    throw notOffered();
  }

  @Override
  public void visit(ElementSemiJoin join) {
    throw notOffered();
  }

  @Override
  public void visit(ElementAntiJoin join) {
    throw notOffered();
  }

  @Override
  public void visit(ElementDataset dataset) {
    throw notOffered();
  }

  @Override
  public void visit(ElementExists exists) {
    throw notOffered();
  }

  @Override
  public void visit(ElementNotExists exists) {
    throw notOffered();
  }
}
