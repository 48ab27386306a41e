package dev.hnsform.planner.model;

import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stacks that a generator makes and changes: networks of several types, endpoints with policies, namespaces, remote subnets. */
public final class RandomStacks {
    private static final String[] TYPES = {"NAT", "L2Bridge", "Overlay", "Internal"};

    private final Random random;
    private final SortedMap<String, String> documents = new TreeMap<>();

    /** A stack that changes as the generator says. */
    public RandomStacks(Random random) {
        this.random = random;
        for (int i = 0; i < 4; i++) {
            namespace(i);
        }
        for (int i = 0; i < 3; i++) {
            network(i);
        }
        for (int i = 0; i < 8; i++) {
            endpoint(i);
        }
        for (int i = 0; i < 2; i++) {
            remoteSubnet(i);
        }
    }

    /** The resources, in an order that the generator makes. */
    public List<Resource> resources() {
        List<String> texts = new ArrayList<>(documents.values());
        java.util.Collections.shuffle(texts, random);
        return Stacks.resources("[" + String.join(",", texts) + "]");
    }

    /** Changes some documents, adds some, removes some. */
    public void change() {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            switch (random.nextInt(6)) {
                case 0 -> network(random.nextInt(3));
                case 1, 2, 3 -> endpoint(random.nextInt(10));
                case 4 -> remoteSubnet(random.nextInt(3));
                default -> {
                    String key = new ArrayList<>(documents.keySet()).get(random.nextInt(documents.size()));
                    if (!key.startsWith("Network") && !key.startsWith("Namespace")) {
                        documents.remove(key);
                    }
                }
            }
        }
    }

    private void namespace(int i) {
        documents.put("Namespace/n" + i, "{'address':'Namespace/n" + i + "','spec':{}}");
    }

    private void network(int i) {
        String type = i == 0 ? "Overlay" : TYPES[random.nextInt(TYPES.length)];
        int variant = random.nextInt(3);
        String prefix = "10." + i + "." + variant + ".0/24";
        StringBuilder spec = new StringBuilder("{'type':'" + type + "'");
        if (!type.equals("NAT") || random.nextBoolean()) {
            spec.append(",'subnets':[{'prefix':'").append(prefix).append("'");
            spec.append(",'gateway':'10.").append(i).append('.').append(variant).append(".1'");
            spec.append(type.equals("Overlay") ? ",'vsid':4096}" : "}");
            if (!type.equals("NAT") && !type.equals("Internal") && random.nextInt(3) == 0) {
                spec.append(",{'prefix':'10.")
                        .append(i)
                        .append(".9.0/24','gateway':'10.")
                        .append(i)
                        .append(".9.1'");
                spec.append(type.equals("Overlay") ? ",'vsid':4097}" : "}");
            }
            spec.append(']');
        }
        if (random.nextBoolean()) {
            spec.append(",'dns':{'servers':['10.0.0.").append(random.nextInt(3)).append("']}");
        }
        boolean external = type.equals("Overlay") || type.equals("L2Bridge");
        if (random.nextInt(3) == 0
                && external) { // the others take none at their create: let go of, they would not come back
            spec.append(",'extensions':{'f74f241b-440f-4433-bb28-00f89ead20d8':")
                    .append(random.nextBoolean())
                    .append('}');
        }
        if (type.equals("Overlay") && random.nextBoolean()) {
            spec.append(",'hostRoute':").append(random.nextBoolean());
        }
        documents.put(
                "Network/w" + i,
                "{'address':'Network/w" + i + "','lifecycle':{'allowHostInterruption':true},'spec':" + spec + "}}");
    }

    private void endpoint(int i) {
        StringBuilder spec = new StringBuilder("{'network':'w" + random.nextInt(3) + "'");
        if (random.nextInt(4) != 0) {
            StringBuilder acls = new StringBuilder();
            for (int a = 0; a < 3; a++) {
                if (random.nextBoolean()) {
                    acls.append(acls.length() == 0 ? "" : ",");
                    acls.append("{'type':'ACL','id':'a")
                            .append(a)
                            .append("','direction':'In','action':'")
                            .append(random.nextBoolean() ? "Allow" : "Block")
                            .append('\'');
                    acls.append(random.nextBoolean() ? ",'priority':" + (100 + random.nextInt(3)) + "}" : "}");
                }
            }
            if (random.nextInt(4) == 0) {
                acls.append(acls.length() == 0 ? "" : ",");
                acls.append("{'type':'QOS','maximumOutgoingBandwidthInBytes':")
                        .append(1000 + random.nextInt(2))
                        .append('}');
            }
            spec.append(",'policies':[").append(acls).append(']');
        }
        attachment(i, spec);
        documents.put("Endpoint/e" + i, "{'address':'Endpoint/e" + i + "','spec':" + spec + "}}");
    }

    /** Some endpoints go to containers and virtual machines, and never let go of their attachment: nobody could tell whose it is then. */
    private void attachment(int i, StringBuilder spec) {
        boolean outside = i % 4 == 3;
        switch (outside ? random.nextInt(4) : 1 + random.nextInt(4)) {
            case 0 ->
                spec.append(",'attachment':{'virtualMachine':{'id':'641313e1-7ae8-4ddb-94e5-3215f3a0b21")
                        .append(random.nextInt(2))
                        .append("','nic':'87fdcf16-d210-426e-959d-2a1d4f41d6d")
                        .append(random.nextInt(2))
                        .append("'}}");
            case 1 -> spec.append(",'attachment':{'namespace':'n" + random.nextInt(4) + "'}");
            case 2 -> spec.append(",'attachment':{'none':{}}");
            default ->
                spec.append(
                        outside
                                ? ",'attachment':{'container':'c" + random.nextInt(2) + "'}"
                                : random.nextBoolean() ? ",'attachment':{'host':{}}" : "");
        }
    }

    private void remoteSubnet(int i) {
        documents.put(
                "RemoteSubnet/r" + i,
                "{'address':'RemoteSubnet/r" + i + "','spec':{'network':'w0','destinationPrefix':'10.9" + i + "."
                        + random.nextInt(2)
                        + ".0/24','isolationId':4096,'providerAddress':'10.1.0." + (10 + random.nextInt(3))
                        + "','distributedRouterMacAddress':'00-15-5D-00-00-0" + i + "'}}");
    }
}
