package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTimeTest {

  private static final String EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";

  @ParameterizedTest
  @CsvSource({
    "2018-07/.., 2018-07 or later",
    "../1871-02-03, 1871-02-03 or earlier",
    "1871/1872, 1871 to 1872",
    "../.., ../..",
    "2018-07, 2018-07",
    "1871~, 1871~",
    "/1871, /1871"
  })
  void tellsIntervalsInWords(String written, String words) {
    assertThat(of(written, EDTF)).isEqualTo(words);
    assertThat(of(written, XSD.xstring.getURI())).isEqualTo(written);
  }

  private static String of(String text, String datatype) {
    return WrittenTime.of(
        NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(datatype)));
  }
}
