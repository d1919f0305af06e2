package org.summitgraph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the rooms of the code apart: each package may use only those that it is said to use. */
@AnalyzeClasses(packages = "org.summitgraph", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsUseOnlyWhatTheyMay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("vocab")
          .definedBy("org.summitgraph.vocab..")
          .layer("model")
          .definedBy("org.summitgraph.model..")
          .layer("read")
          .definedBy("org.summitgraph.read..")
          .layer("check")
          .definedBy("org.summitgraph.check..")
          .layer("store")
          .definedBy("org.summitgraph.store..")
          .layer("query")
          .definedBy("org.summitgraph.query..")
          .layer("describe")
          .definedBy("org.summitgraph.describe..")
          .layer("web")
          .definedBy("org.summitgraph.web..")
          .layer("cli")
          .definedBy("org.summitgraph.cli..")
          .whereLayer("vocab")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayOnlyAccessLayers("vocab")
          .whereLayer("read")
          .mayOnlyAccessLayers("model", "vocab")
          .whereLayer("check")
          .mayOnlyAccessLayers("model", "vocab")
          .whereLayer("store")
          .mayOnlyAccessLayers("model", "vocab")
          .whereLayer("query")
          .mayOnlyAccessLayers("model", "vocab")
          .whereLayer("describe")
          .mayOnlyAccessLayers("model", "vocab")
          .whereLayer("web")
          .mayOnlyAccessLayers("query", "describe", "model", "vocab")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule onlyReadParsesDataFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.summitgraph.read..", "org.summitgraph.cli..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.jena.riot.RDFParserRegistry");

  @ArchTest
  static final ArchRule onlyWebSeesServlets =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.summitgraph.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "org.apache.jena.fuseki..");

  @ArchTest
  static final ArchRule onlyStoreAndCliOpenDatabases =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.summitgraph.store..", "org.summitgraph.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.jena.tdb2..");

  @ArchTest
  static final ArchRule nobodyUsesTheOntologyApiThatWillBeRemoved =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.jena.ontology..");

  @ArchTest
  static final ArchRule constantsCannotBeInstantiated =
      classes()
          .that()
          .resideInAPackage("org.summitgraph.vocab..")
          .and()
          .areNotInterfaces()
          .should()
          .haveOnlyPrivateConstructors();
}
