package org.summitgraph.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.refine.model.Cell;
import com.google.refine.model.Recon;
import com.google.refine.model.ReconCandidate;
import com.google.refine.model.ReconType;
import com.google.refine.model.Row;
import com.google.refine.model.recon.ReconJob;
import com.google.refine.model.recon.ReconciledDataExtensionJob;
import com.google.refine.model.recon.ReconciledDataExtensionJob.DataExtensionConfig;
import com.google.refine.model.recon.StandardReconConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenRefine's own client asks the reconciliation service, told by the manifest as people are. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OpenRefineTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Candidates of a cell. */
  private static final int MOST = 5;

  @TempDir static Path folder;
  private static Served served;
  private static JsonNode manifest;

  @BeforeAll
  static void start() throws IOException {
    served = Served.start(folder);
    manifest = JSON.readTree(page(served.at("reconcile")));
  }

  @AfterAll
  static void stop() throws IOException {
    served.close();
  }

  @Test
  void matchesNamesOfACityAndAPerson() {
    List<Recon> found = reconciled("sg:City", "City", "Helsinki", "Atlantis");
    assertThat(found.get(0).judgment).isEqualTo(Recon.Judgment.Matched);
    assertThat(found.get(0).match.id).isEqualTo("id/place/helsinki");
    assertThat(found.get(1).judgment).isEqualTo(Recon.Judgment.None);
    assertThat(found.get(1).candidates).isNullOrEmpty();
    List<Recon> people = reconciled("sg:Person", "Person", "Vladimir Putin", "Q7747");
    assertThat(people).extracting(recon -> recon.match.id).containsOnly("id/person/vladimir-putin");
  }

  @Test
  void proposesWhereItIsNotSure() {
    Recon recon = reconciled("sg:Event", "Event", "Helsinki summit").get(0);
    assertThat(recon.judgment).isEqualTo(Recon.Judgment.None);
    assertThat(recon.candidates.get(0).id).isEqualTo("id/event/helsinki-2018");
    assertThat(recon.candidates)
        .extracting(candidate -> candidate.score)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void leadsFromACandidateToItsDocument() throws IOException {
    ReconCandidate city = reconciled("sg:City", "City", "Helsinki").get(0).match;
    String address = manifest.at("/view/url").asText().replace("{{id}}", city.id);
    assertThat(page(address)).contains("Helsinki");
  }

  private static String page(String address) throws IOException {
    try (var in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fetchesValuesAndReconcilesThoseThatAreThings() throws Exception {
    String event = "id/event/helsinki-2018";
    Map<String, ReconCandidate> things = new HashMap<>();
    String wanted = "{\"properties\":[{\"id\":\"sg:date\"},{\"id\":\"sg:principal\"}]}";
    ReconciledDataExtensionJob job =
        new ReconciledDataExtensionJob(
            DataExtensionConfig.reconstruct(wanted), served.at("reconcile"));
    Object[][] rows = job.extend(Set.of(event), things).get(event).data;
    assertThat(job.columns).extracting(column -> column.name).containsExactly("date", "principal");
    assertThat(List.of(rows)).extracting(row -> row[0]).contains("2018-07-16");
    assertThat(List.of(rows))
        .extracting(row -> row[1])
        .filteredOn(ReconCandidate.class::isInstance)
        .extracting(value -> ((ReconCandidate) value).name)
        .containsExactlyInAnyOrder("Vladimir Putin", "Donald Trump");
    assertThat(things).containsOnlyKeys("id/person/vladimir-putin", "id/person/donald-trump");
  }

  /** What the rows of a column are taken for. */
  private static List<Recon> reconciled(String type, String typeName, String... names) {
    StandardReconConfig config =
        new StandardReconConfig(
            served.at("reconcile"),
            manifest.get("identifierSpace").asText(),
            manifest.get("schemaSpace").asText(),
            new ReconType(type, typeName),
            true,
            List.of(),
            MOST);
    List<ReconJob> jobs =
        Arrays.stream(names)
            .map(name -> config.createJob(null, 0, new Row(1), "name", new Cell(name, null)))
            .toList();
    List<Recon> found = config.batchRecon(jobs, 1);
    assertThat(found).hasSize(names.length).allSatisfy(recon -> assertThat(recon.error).isNull());
    return found;
  }
}
