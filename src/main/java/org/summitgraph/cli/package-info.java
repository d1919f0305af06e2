/** Commands: join the rooms, print, set the exit code. */
package org.summitgraph.cli;
