package dev.hnsform.acceptance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The large stack's shape as Terraform's own resources, which need no provider. */
final class TerraformStack {
    private TerraformStack() {}

    static Path write(Path folder, int resources) throws IOException {
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder();
        int networks = resources / 10;
        for (int i = 0; i < networks; i++) {
            String third = "10." + (i >> 8) + "." + (i & 255);
            text.append("resource \"terraform_data\" \"net_" + i + "\" {\n  input = { type = \"Internal\", prefix = \""
                    + third
                    + ".0/24\", gateway = \"" + third
                    + ".1\", servers = [\"10.0.0.53\"], domain = \"shop.example\" }\n}\n");
            for (int j = 0; j < 9; j++) {
                text.append(
                        "resource \"terraform_data\" \"ep_" + i + "_" + j
                                + "\" {\n  input = { network = terraform_data.net_" + i + ".id, address = \"" + third
                                + "."
                                + (10 + j)
                                + "\", policies = [{ type = \"ACL\", id = \"allow-web\", direction = \"In\", action = \"Allow\", ports = [80, 443] },"
                                + " { type = \"ACL\", id = \"deny-all\", direction = \"In\", action = \"Block\", ports = [] }] }\n}\n");
            }
        }
        Files.writeString(folder.resolve("main.tf"), text);
        return folder;
    }
}
