package dev.hnsform.acceptance.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The large stack's shape as Terraform's own {@code terraform_data} resources, which need no provider; and the state they would have when applied:
 * applying 5,000 of them takes Terraform many minutes, because it writes its whole state after each.
 */
final class TerraformStack {
    private static final String NETWORK_TYPE =
            "[\"object\",{\"domain\":\"string\",\"gateway\":\"string\",\"prefix\":\"string\",\"servers\":[\"tuple\",[\"string\"]],\"type\":\"string\"}]";
    private static final String POLICY_TYPE =
            "[\"object\",{\"action\":\"string\",\"direction\":\"string\",\"id\":\"string\",\"ports\":[\"tuple\",[%s]],\"type\":\"string\"}]";
    private static final String ENDPOINT_TYPE =
            "[\"object\",{\"address\":\"string\",\"network\":\"string\",\"policies\":[\"tuple\",["
                    + String.format(POLICY_TYPE, "\"number\",\"number\"") + "," + String.format(POLICY_TYPE, "")
                    + "]]}]";

    private TerraformStack() {}

    /** The configuration alone. */
    static Path write(Path folder, int resources) throws IOException {
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < resources / 10; i++) {
            String third = third(i);
            text.append("resource \"terraform_data\" \"net_")
                    .append(i)
                    .append("\" {\n  input = { type = \"Internal\", prefix = \"");
            text.append(third).append(".0/24\", gateway = \"").append(third);
            text.append(".1\", servers = [\"10.0.0.53\"], domain = \"shop.example\" }\n}\n");
            for (int j = 0; j < 9; j++) {
                text.append("resource \"terraform_data\" \"ep_")
                        .append(i)
                        .append('_')
                        .append(j);
                text.append("\" {\n  input = { network = terraform_data.net_")
                        .append(i)
                        .append(".id, address = \"");
                text.append(third).append('.').append(10 + j).append("\", policies = [");
                text.append(
                        "{ type = \"ACL\", id = \"allow-web\", direction = \"In\", action = \"Allow\", ports = [80, 443] }, ");
                text.append(
                        "{ type = \"ACL\", id = \"deny-all\", direction = \"In\", action = \"Block\", ports = [] }] }\n}\n");
            }
        }
        Files.writeString(folder.resolve("main.tf"), text);
        return folder;
    }

    /** The state of all of it, as an apply would have left it. */
    static void writeState(Path folder, int resources) throws IOException {
        StringBuilder text = new StringBuilder(
                        "{\"version\":4,\"terraform_version\":\"1.0.0\",\"serial\":1,\"lineage\":\"")
                .append(id("lineage"))
                .append("\",\"outputs\":{},\"resources\":[");
        for (int i = 0; i < resources / 10; i++) {
            String third = third(i);
            String network = "net_" + i;
            text.append(i == 0 ? "" : ",\n");
            instance(
                    text,
                    network,
                    "{\"domain\":\"shop.example\",\"gateway\":\"" + third + ".1\",\"prefix\":\"" + third
                            + ".0/24\",\"servers\":[\"10.0.0.53\"],\"type\":\"Internal\"}",
                    NETWORK_TYPE,
                    "");
            for (int j = 0; j < 9; j++) {
                text.append(",\n");
                instance(
                        text,
                        "ep_" + i + "_" + j,
                        "{\"address\":\"" + third + "." + (10 + j) + "\",\"network\":\"" + id(network)
                                + "\",\"policies\":[{\"action\":\"Allow\",\"direction\":\"In\",\"id\":\"allow-web\",\"ports\":[80,443],\"type\":\"ACL\"},"
                                + "{\"action\":\"Block\",\"direction\":\"In\",\"id\":\"deny-all\",\"ports\":[],\"type\":\"ACL\"}]}",
                        ENDPOINT_TYPE,
                        ",\"dependencies\":[\"terraform_data." + network + "\"]");
            }
        }
        Files.writeString(folder.resolve("terraform.tfstate"), text.append("],\"check_results\":null}"));
    }

    private static void instance(StringBuilder text, String name, String value, String type, String dependencies) {
        String dynamic = "{\"value\":" + value + ",\"type\":" + type + "}";
        text.append("{\"mode\":\"managed\",\"type\":\"terraform_data\",\"name\":\"")
                .append(name);
        text.append(
                "\",\"provider\":\"provider[\\\"terraform.io/builtin/terraform\\\"]\",\"instances\":[{\"schema_version\":0,\"attributes\":{\"id\":\"");
        text.append(id(name))
                .append("\",\"input\":")
                .append(dynamic)
                .append(",\"output\":")
                .append(dynamic);
        text.append(",\"triggers_replace\":null},\"sensitive_attributes\":[]")
                .append(dependencies)
                .append("}]}");
    }

    private static String third(int network) {
        return "10." + (network >> 8) + "." + (network & 255);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
