package dev.hnsform.acceptance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stack of 10 % networks and 90 % endpoints, about 400 bytes a document, 1,000 documents a file. */
final class LargeStack {
    private LargeStack() {}

    static Path write(Path folder, int documents) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("stack.yaml"),
                "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: large}\n"
                        + "spec: {id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10}\n");
        StringBuilder text = new StringBuilder();
        int networks = documents / 10;
        for (int i = 0; i < networks; i++) {
            String third = "10." + (i >> 8) + "." + (i & 255);
            text.append("---\napiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: net-")
                    .append(i)
                    .append(
                            ", labels: {team: shop, tier: backend}}\nspec:\n  type: Internal\n  subnets:\n    - {prefix: ")
                    .append(third)
                    .append(".0/24, gateway: ")
                    .append(third)
                    .append(".1}\n  dns: {servers: [10.0.0.53], domain: shop.example, search: [shop.example]}\n");
            for (int j = 0; j < 9; j++) {
                text.append("---\napiVersion: hnsform.dev/v1beta1\nkind: Endpoint\nmetadata: {name: ep-")
                        .append(i)
                        .append('-')
                        .append(j)
                        .append(", labels: {team: shop, tier: backend}}\nspec:\n  network: net-")
                        .append(i)
                        .append("\n  ipAddresses: [")
                        .append(third)
                        .append('.')
                        .append(10 + j)
                        .append(
                                "]\n  policies:\n    - {type: ACL, id: allow-web, direction: In, action: Allow, protocols: [TCP],"
                                        + " localPorts: [80, 443], priority: 200}\n    - {type: ACL, id: deny-all, direction: In,"
                                        + " action: Block, priority: 65500}\n  attachment: {none: {}}\n");
            }
            if (i % 100 == 99 || i == networks - 1) {
                Files.writeString(folder.resolve("documents-" + i / 100 + ".yaml"), text);
                text.setLength(0);
            }
        }
        return folder;
    }
}
