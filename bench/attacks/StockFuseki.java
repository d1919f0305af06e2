package attacks;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.cmds.FusekiMain;

/** Fuseki's own command without its set-up of a logging library that is not here. */
final class StockFuseki {

  private StockFuseki() {}

  public static void main(String[] arguments) {
    FusekiServer server = FusekiMain.build(arguments);
    server.start();
    server.join();
  }
}
