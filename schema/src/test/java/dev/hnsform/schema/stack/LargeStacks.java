package dev.hnsform.schema.stack;

import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Correct stacks of any size: one tenth networks, the rest endpoints, about 480 bytes a document. */
public final class LargeStacks {
    private static final int DOCUMENTS_A_FILE = 10_000;

    private LargeStacks() {}

    /**
     * A file that is given again and again from memory.
     *
     * @param path its path
     * @param text its text
     */
    private record Text(String path, String text) implements SourceFile {
        @Override
        public String shownPath() {
            return path;
        }

        @Override
        public byte[] content() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A stack of so many documents, besides the Stack document. */
    public static SourceSet of(int documents) {
        List<SourceFile> files = new ArrayList<>();
        files.add(new Text("stack.yaml", Texts.STACK));
        StringBuilder text = new StringBuilder();
        int inFile = 0;
        for (int i = 0; i < documents; i++) {
            text.append(i % 10 == 0 ? network(i / 10) : endpoint(i));
            if (++inFile == DOCUMENTS_A_FILE || i == documents - 1) {
                files.add(new Text(String.format("part-%04d.yaml", files.size()), text.toString()));
                text.setLength(0);
                inFile = 0;
            }
        }
        return new SourceSet(SourceSet.Origin.directory("."), files);
    }

    private static String network(int n) {
        String prefix = "10." + (n / 256) + "." + (n % 256);
        return """
                ---
                # Network number %d of a generated stack
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata:
                  name: net-%05d
                  labels: {tier: web, generated: "true"}
                spec:
                  type: L2Bridge
                  adapter: {names: ["Ethernet %d"]}
                  subnets:
                    - prefix: %s.0/24
                      gateway: %s.1
                      vlan: %d
                  dns:
                    servers: [10.0.0.53, 10.0.0.54]
                    domain: shop.example
                    search: [shop.example, example]
                  flags: {EnableNonPersistent: true}
                """.formatted(n, n, n, prefix, prefix, 1 + n % 4000);
    }

    private static String endpoint(int n) {
        int network = n / 10;
        String prefix = "10." + (network / 256) + "." + (network % 256);
        int host = 10 + n % 10;
        return """
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata:
                  name: endpoint-%06d
                  labels: {app: shop, tier: web}
                spec:
                  network: net-%05d
                  ipAddresses: [%s.%d]
                  macAddress: 00-15-5D-%02X-%02X-%02X
                  policies:
                    - {type: OutBoundNAT, exceptions: [10.244.0.0/16, 10.96.0.0/12]}
                    - type: ACL
                      id: allow-web
                      direction: In
                      action: Allow
                      protocols: [TCP]
                      localPorts: [80, 443]
                      priority: 200
                  attachment: {host: {}}
                """.formatted(n, network, prefix, host, n >> 16 & 255, n >> 8 & 255, n & 255);
    }
}
