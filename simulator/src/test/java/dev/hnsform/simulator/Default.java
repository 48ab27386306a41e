package dev.hnsform.simulator;

import static dev.hnsform.hns.error.Grade.CODE;
import static dev.hnsform.hns.error.Grade.DOC;
import static dev.hnsform.hns.error.Grade.INF;
import static dev.hnsform.hns.error.Grade.LOG;
import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.model.SimulatedNetwork;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What the simulated host chooses where a request leaves it open: one row a choice, each with what shows it. Not verified on a host. */
enum Default {
    ID(
            "id",
            CODE,
            "microsoft/hcsshim: hcn/hcnnetwork.go",
            "The id of an object that names none: a random-looking GUID.",
            lab -> {
                lab.network(Guid.ZERO, nat()).network(Guid.ZERO, network("two", "Private", "10.9.0.0/24", ""));
                assertThat(lab.all(HcnKind.NETWORK))
                        .hasSize(2)
                        .doesNotHaveDuplicates()
                        .doesNotContain(Guid.ZERO);
            }),
    NAME(
            "name",
            LOG,
            "docker/for-win#918 and other published documents",
            "The name of an object that names none: none; endpoints may share one.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, "").without("Name"));
                assertThat(lab.v2(HcnKind.ENDPOINT, EP).has("Name")).isFalse();
            }),
    NAT_PREFIX(
            "nat-prefix",
            LOG,
            "Masterwow3/docker-netrestore README.md; that the length is always 20 is inferred",
            "The prefix of a NAT network that names none, or 0.0.0.0/0: a /20 of 172.16.0.0/12 or 192.168.0.0/16 that overlaps no network and"
                    + " no adapter.",
            lab -> {
                lab.network(NET, json("{'Name':'n','Type':'NAT'}"))
                        .network(
                                NET_2,
                                json(
                                        "{'Name':'m','Type':'NAT','Ipams':[{'Subnets':[{'IpAddressPrefix':'0.0.0.0/0'}]}]}"));
                IpPrefix one = prefix(lab, NET);
                IpPrefix other = prefix(lab, NET_2);
                assertThat(List.of(one, other)).allMatch(p -> p.length() == 20).allMatch(Default::isOfNat);
                assertThat(one.overlaps(other)).isFalse();
            }),
    NAT_GATEWAY(
            "nat-gateway",
            LOG,
            "Masterwow3/docker-netrestore README.md",
            "The gateway of a NAT or ICS subnet that names none: the first address after the prefix's own.",
            lab -> {
                lab.network(
                        NET,
                        json("{'Name':'n','Type':'NAT','Ipams':[{'Subnets':[{'IpAddressPrefix':'172.30.16.0/24'}]}]}"));
                assertThat(text(subnet(lab, NET), "NextHop")).isEqualTo("172.30.16.1");
            }),
    NAT_LAYER(
            "nat-layer",
            LOG,
            "Masterwow3/docker-netrestore README.md (HNS 13.3), microsoft/SDN#371 (HNS 9.2)",
            "The layer of NAT networks: one for all from HNS 13.0 on, each with its VLAN 1, 2, …; one each before.",
            lab -> {
                Lab old = Lab.on("ws2019");
                for (Lab each : List.of(lab, old)) {
                    each.network(NET, nat()).network(NET_2, network("two", "NAT", "172.31.0.0/24", ""));
                }
                assertThat(layer(lab, NET)).isEqualTo(layer(lab, NET_2));
                assertThat(lab.v1(HcnKind.NETWORK, NET_2).toString()).contains("\"VLAN\":2");
                assertThat(layer(old, NET)).isNotEqualTo(layer(old, NET_2));
            }),
    NAT_FLAGS(
            "nat-flags",
            LOG,
            "Masterwow3/docker-netrestore README.md (HNS 13.3), microsoft/SDN#371 (HNS 9.2)",
            "The flags of a NAT network: EnableNonPersistent from HNS 13.0 on, none before.",
            lab -> {
                lab.network(NET, nat());
                assertThat(lab.v1(HcnKind.NETWORK, NET).integer("Flags")).contains(8L);
                assertThat(Lab.on("ws2019")
                                .network(NET, nat())
                                .v1(HcnKind.NETWORK, NET)
                                .integer("Flags"))
                        .contains(0L);
            }),
    NAT_NAME(
            "nat-name",
            LOG,
            "Masterwow3/docker-netrestore README.md (HNS 13.3), microsoft/SDN#371 (HNS 9.2)",
            "The name of the NAT in v1 answers: NAT and a GUID, ICS and a GUID before HNS 11.0.",
            lab -> {
                lab.network(NET, nat());
                assertThat(text(lab.v1(HcnKind.NETWORK, NET), "NatName")).startsWith("NAT");
                assertThat(text(Lab.on("ws2019").network(NET, nat()).v1(HcnKind.NETWORK, NET), "NatName"))
                        .startsWith("ICS");
            }),
    IP_SUBNET(
            "ip-subnet",
            LOG,
            "Masterwow3/docker-netrestore README.md",
            "The IP subnets of a subnet that names none: one of the whole prefix, with flags 3; none before schema 2.3.",
            lab -> {
                lab.network(NET, nat());
                assertThat(subnet(lab, NET).array("IpSubnets").orElseThrow().toString())
                        .contains("\"IpAddressPrefix\":\"172.30.16.0/24\",\"Flags\":3");
                assertThat(subnet(Lab.on("ws2019").network(NET, nat()), NET).has("IpSubnets"))
                        .isFalse();
            }),
    MAC_POOL(
            "mac-pool",
            LOG,
            "Masterwow3/docker-netrestore README.md; microsoft/SDN#371",
            "The MAC pool of a network that names none: 4096 addresses, 00-15-5D-xx-x0-00 to xF-FF, no other network's.",
            lab -> {
                lab.network(NET, nat()).network(NET_2, network("two", "Private", "10.9.0.0/24", ""));
                JsonObject pool = pool(lab, NET);
                MacAddress first = MacAddress.parse(text(pool, "StartMacAddress"));
                assertThat(first.toString()).startsWith("00-15-5D-").endsWith("0-00");
                assertThat(text(pool, "EndMacAddress"))
                        .isEqualTo(first.plus(0xFFF).toString());
                assertThat(pool(lab, NET_2)).isNotEqualTo(pool);
            }),
    ROUTER_MAC(
            "overlay-router-mac",
            CODE,
            "flannel-io/flannel: pkg/backend/vxlan",
            "DrMacAddress of an Overlay network: an address of HNS's own, whatever is asked for.",
            lab -> {
                lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));
                assertThat(lab.policiesOf(HcnKind.NETWORK, NET))
                        .singleElement()
                        .asString()
                        .startsWith("DrMacAddress {'Address':'00-15-5D-");
            }),
    ADAPTER(
            "adapter",
            DOC,
            "network-drivers-topologies.md; that it is the first by name is inferred",
            "The adapter of an external network that names none: the first by name that is wired, connected and below no switch.",
            lab -> {
                lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
                assertThat(lab.v1(HcnKind.NETWORK, NET).string("NetworkAdapterName"))
                        .contains("Ethernet");
            }),
    HOST_ADAPTER(
            "host-adapter",
            DOC,
            "network-drivers-topologies.md; that 15 characters of the name are kept is inferred",
            "The host's own adapter on an internal switch: vEthernet (name of the network), with the gateway's address.",
            lab -> {
                lab.network(NET, nat());
                assertThat(lab.host
                                .facts(Deadline.READ)
                                .adapter("vEthernet (web)")
                                .orElseThrow()
                                .addresses()
                                .toString())
                        .contains("172.30.16.1");
            }),
    MANAGEMENT_IP(
            "management-ip",
            CODE,
            "flannel-io/flannel, projectcalico/calico: they poll for it; how often they must is inferred",
            "ManagementIP of a new external network: absent at the first two reads, then the adapter's address.",
            lab -> {
                lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
                assertThat(lab.v1(HcnKind.NETWORK, NET).has("ManagementIP")).isFalse();
                assertThat(lab.v1(HcnKind.NETWORK, NET).has("ManagementIP")).isFalse();
                assertThat(lab.v1(HcnKind.NETWORK, NET).string("ManagementIP")).contains("10.1.0.4");
            }),
    EXTENSIONS(
            "switch-extensions",
            LOG,
            "Masterwow3/docker-netrestore README.md; microsoft/SDN#371",
            "The extensions of a switch: filtering off, capture on, VFP on for L2Bridge, L2Tunnel and Overlay alone.",
            lab -> {
                lab.network(NET, nat()).network(NET_2, network("pods", "L2Bridge", "10.244.3.0/24", ""));
                assertThat(extensions(lab, NET)).containsExactly(false, false, true);
                assertThat(extensions(lab, NET_2)).containsExactly(false, true, true);
            }),
    ADDRESS(
            "address",
            DOC,
            "network-drivers-topologies.md; that it is the lowest is inferred",
            "The address of an endpoint that names none: the lowest of the first subnet that is neither reserved nor held, one of each family.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET, ""));
                lab.delete(HcnKind.ENDPOINT, EP).endpoint(EP, endpoint(NET, ""));
                assertThat(lab.addresses(EP)).containsExactly("172.30.16.2");
                assertThat(lab.addresses(EP_2)).containsExactly("172.30.16.3");
            }),
    PREFIX_LENGTH(
            "prefix-length",
            LOG,
            "moby/moby#43479",
            "The prefix length of an address that names none: that of its IP subnet, or else of its subnet.",
            lab -> {
                lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ",'IpConfigurations':[{'IpAddress':'172.30.16.9'}]"));
                assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("PrefixLength")).contains(24L);
            }),
    NO_ADDRESS(
            "no-address",
            DOC,
            "network-drivers-topologies.md",
            "The address of an endpoint on a network without subnets, or with EnableDhcp: none.",
            lab -> {
                lab.network(NET, json("{'Name':'lan','Type':'Transparent'}")).endpoint(EP, endpoint(NET, ""));
                lab.network(NET_2, nat()).endpoint(EP_2, endpoint(NET_2, ",'Flags':32"));
                assertThat(lab.addresses(EP)).isEmpty();
                assertThat(lab.addresses(EP_2)).isEmpty();
            }),
    MAC(
            "mac",
            DOC,
            "HNS_Schema.md: MacPool; that it is the lowest is inferred",
            "The MAC address of an endpoint that names none: the lowest of the network's pool that no endpoint holds.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
                assertThat(text(lab.v2(HcnKind.ENDPOINT, EP), "MacAddress"))
                        .isEqualTo(text(pool(lab, NET), "StartMacAddress"));
            }),
    GATEWAY(
            "gateway",
            LOG,
            "moby/moby#43479",
            "The routes of an endpoint that names none: the default route of the subnet of its address.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
                assertThat(lab.v1(HcnKind.ENDPOINT, EP).string("GatewayAddress"))
                        .contains("172.30.16.1");
            }),
    DNS(
            "dns",
            DOC,
            "HNS_Schema.md; that the answer shows it is a switch, inherited-dns-in-answers",
            "The DNS of an endpoint that names none: its network's.",
            lab -> {
                lab.network(NET, nat().with("Dns", json("{'Domain':'a.example'}")))
                        .endpoint(EP, endpoint(NET, ""));
                assertThat(lab.v2(HcnKind.ENDPOINT, EP).object("Dns")).contains(json("{'Domain':'a.example'}"));
            }),
    MAC_REWRITE(
            "mac-rewrite",
            LOG,
            "Azure/acs-engine#3389",
            "The policies of an endpoint on L2Bridge or L2Tunnel: those asked for, and L2Driver.",
            lab -> {
                lab.pods();
                assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP)).containsExactly("L2Driver {}");
            }),
    EXTERNAL_PORT(
            "external-port",
            INF,
            "the dynamic ports of Windows; HNS_Schema.md says that HNS picks one, not which",
            "The external port of a NAT port mapping that names none, or 0: the lowest from 49152 on that no mapping holds.",
            lab -> {
                lab.network(NET, nat())
                        .endpoint(
                                EP,
                                endpoint(
                                        NET,
                                        ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80}}]"));
                assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP))
                        .singleElement()
                        .asString()
                        .contains("'ExternalPort':49152");
            }),
    COMPARTMENT(
            "compartment",
            DOC,
            "HNS_Schema.md; that the numbers count up is inferred",
            "The compartment of a namespace: none until something is put into it or CreateWithCompartment asks for it, then 2, 3, …; 1 is the"
                    + " host's own.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).namespace(NS);
                assertThat(lab.v2(HcnKind.NAMESPACE, NS).has("NamespaceId")).isFalse();
                assertThat(lab.enter(NS, EP).v2(HcnKind.NAMESPACE, NS).integer("NamespaceId"))
                        .contains(2L);
            }),
    NAMESPACE_TYPE(
            "namespace-type",
            CODE,
            "containerd/containerd: pkg/netns/netns_windows.go",
            "The type of a namespace that names none: Host.",
            lab -> {
                lab.namespace(NS);
                assertThat(lab.v2(HcnKind.NAMESPACE, NS).has("Type"))
                        .as("Host is 0")
                        .isFalse();
            }),
    BALANCER_NETWORK(
            "load-balancer-network",
            INF,
            "HNS_Schema.md has the field from schema 2.5 on; no published document shows it",
            "The network of a load balancer or route: that of its endpoints.",
            lab -> {
                lab.pods().balancer(Lab.LB, Lab.balancing(80, ""));
                assertThat(lab.v2(HcnKind.LOAD_BALANCER, Lab.LB).string("HostComputeNetwork"))
                        .contains(NET.toString());
            }),
    ENDPOINT_STATE(
            "endpoint-state",
            DOC,
            "HNS_Schema.md: EndpointState",
            "State of an endpoint in v1 answers: 1, created, and 2 while the host or a container has it.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
                assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(1L);
                assertThat(lab.attachToHost(EP).v1(HcnKind.ENDPOINT, EP).integer("State"))
                        .contains(2L);
            }),
    COUNTERS(
            "endpoint-counters",
            INF,
            "the simulator itself: no traffic ever passes",
            "The counters of an endpoint: 0.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
                assertThat(lab.host
                                .hnsCall("GET", "/endpointstats/" + EP, JsonObject.EMPTY, Deadline.READ)
                                .toString())
                        .contains("\"BytesReceived\":0", "\"PacketsSent\":0");
            }),
    TIMES(
            "times",
            INF,
            "the simulator itself: equal calls have equal answers",
            "Times, such as a network's Health.LastUpdateTime: left out of answers.",
            lab -> {
                lab.network(NET, nat());
                assertThat(lab.v1(HcnKind.NETWORK, NET).toString()).doesNotContain("Time");
                assertThat(lab.v2(HcnKind.NETWORK, NET).toString()).doesNotContain("Time");
            }),
    REBOOT(
            "reboot",
            DOC,
            "network-drivers-topologies.md: NAT from WS2019 on; of others, WS2022 logs",
            "After a reboot: NAT networks and those with EnableNonPersistent are gone with their endpoints, others are as they were.",
            lab -> {
                lab.network(NET, nat())
                        .network(NET_2, network("kept", "Private", "10.9.0.0/24", ""))
                        .network(NS, network("gone", "Private", "10.8.0.0/24", ",'Flags':8"));
                lab.host.reboot();
                assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET_2);
            }),
    SCHEMA_VERSION(
            "schema-version",
            DOC,
            "HNS_Schema.md; of Windows Server 2025 inferred",
            "SchemaVersion of answers: the release's, whatever the request's.",
            lab -> {
                lab.network(NET, nat());
                assertThat(lab.v2(HcnKind.NETWORK, NET).object("SchemaVersion"))
                        .contains(json("{'Major':2,'Minor':11}"));
            }),
    TOLD(
            "notifications",
            DOC,
            "HCN_NOTIFICATIONS.md; that a refused call tells nothing is inferred",
            "What is told by itself: networks before and after they are made and deleted, namespaces after it; of endpoints, policies and load"
                    + " balancers nothing.",
            lab -> {
                List<String> told = Heard.until(lab.host, Optional.empty(), () -> {
                    lab.network(NET, network("kept", "Private", "10.9.0.0/24", ""))
                            .endpoint(EP, endpoint(NET, ""))
                            .namespace(NS);
                    lab.host.restartHns();
                });
                assertThat(told).hasSize(4).last().isEqualTo("ServiceDisconnect");
            }),
    POST_TO_ENDPOINT(
            "post-to-endpoint",
            CODE,
            "microsoft/hcsshim: internal/hns/hnsendpoint.go",
            "What a v1 POST to an endpoint's id sets: its policies, when the document lists any; the rest of the document is not looked at.",
            lab -> {
                lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
                post(
                        lab,
                        "/endpoints/" + EP,
                        "{'Name':'other','Policies':[{'Type':'QOS','MaximumOutgoingBandwidthInBytes':9}]}");
                assertThat(text(lab.v2(HcnKind.ENDPOINT, EP), "Name")).isEqualTo("e");
                assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP).toString()).contains("QOS");
            }),
    POST_TO_NETWORK(
            "post-to-network",
            INF,
            "from what it does to an endpoint",
            "What a v1 POST to a network's id sets: its policies, of types that change in place.",
            lab -> {
                lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
                post(
                        lab,
                        "/networks/" + NET,
                        "{'Name':'other','Policies':[{'Type':'PROXY','IP':'10.244.3.9','Port':'80','Protocol':'TCP'}]}");
                assertThat(text(lab.v2(HcnKind.NETWORK, NET), "Name")).isEqualTo("pods");
                assertThat(lab.policiesOf(HcnKind.NETWORK, NET).toString()).contains("L4Proxy");
            }),
    ICS_MARKS(
            "ics-dhcp-and-dns",
            LOG,
            "published networks Default Switch (flags 11) and WSL (flags 265) of Windows 11",
            "Whether an ICS network has a DHCP server and a DNS proxy: as its flags EnableDhcpServer and EnableDnsProxy say.",
            lab -> {
                lab.network(NET, network("x", "ICS", "172.30.16.0/24", ",'Flags':9"));
                assertThat(lab.host
                                .query(HcnKind.NETWORK, NET, new HostQuery(1, 0, true, Optional.empty()), Deadline.READ)
                                .toString())
                        .contains("\"Dhcp\":false,\"Dns\":true");
            }),
    DEFAULT_SWITCH(
            "default-switch-prefix",
            LOG,
            "microsoft/WSL#7820, jgregmac/hyperv-fix-for-devs#13",
            "The prefix of the Default Switch after a boot: another one, under the same id.",
            lab -> {
                Guid id = SimulatedNetwork.DEFAULT_SWITCH;
                lab.network(id, network("Default Switch", "ICS", "172.30.16.0/24", ",'Flags':11"));
                lab.host.reboot();
                assertThat(prefix(lab, id)).isNotEqualTo(IpPrefix.parse("172.30.16.0/24"));
            }),
    MIRRORED(
            "mirrored-networks",
            CODE,
            "microsoft/WSL: src/windows/service/exe; that it is one for each connected adapter is inferred",
            "What a listing with mirroring flags in its filter makes: the mirrored networks, once a boot.",
            lab -> assertThat(lab.matching(HcnKind.NETWORK, "{'Flags':72}"))
                    .hasSize(1)
                    .isEqualTo(lab.matching(HcnKind.NETWORK, "{'Flags':72}"))),
    DOCKER_START(
            "start-of-docker",
            CODE,
            "moby/moby: daemon/daemon_windows.go, daemon/libnetwork/drivers/windows/windows.go",
            "What dockerd does when it starts: it takes over all but private and internal networks, deletes the endpoints there, and makes nat when there"
                    + " is no NAT network.",
            lab -> {
                lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""))
                        .endpoint(EP, endpoint(NET, ""));
                lab.host.startDocker();
                assertThat(lab.all(HcnKind.ENDPOINT)).isEmpty();
                assertThat(lab.matching(HcnKind.NETWORK, "{'Name':'nat'}")).hasSize(1);
            }),
    GUEST_PORT_RANGE(
            "guest-port-range",
            LOG,
            "microsoft/WSL#12228: 44619 to 48715, and another run where a port of it was taken; that it is the highest one is inferred",
            "The ports of a range that is reserved for a guest: a free run of both protocols below the dynamic ports, the highest there is.",
            lab -> {
                lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 49_000);
                assertThat(lab.reserveRange(4096).lastPort()).isEqualTo(48_999);
            }),
    GUEST_PORT_ENTRY(
            "guest-port-entry",
            INF,
            "microsoft/WSL#4901 and #8299 show such listings, with words for its numbers; which numbers stand for them is not public",
            "What the listing of reserved ports holds: those of guests, in the order they came, with a priority that counts down, and 0 for"
                    + " type, sharing and delivery.",
            lab -> {
                lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 80);
                lab.reserve("UDP", "SHARED", 81);
                List<ReservedPorts> entries = lab.host.reservedPorts(Deadline.READ);
                assertThat(entries).extracting(ReservedPorts::first).containsExactly(80, 81);
                assertThat(entries).allMatch(e -> e.type() == 0 && e.sharing() == 0 && e.delivery() == 0);
                assertThat(entries.get(0).priority()).isEqualTo(entries.get(1).priority() + 1);
            });

    private final String label;
    private final Grade grade;
    private final String source;
    private final String choice;
    private final Consumer<Lab> shown;

    Default(String label, Grade grade, String source, String choice, Consumer<Lab> shown) {
        this.label = label;
        this.grade = grade;
        this.source = source;
        this.choice = choice;
        this.shown = shown;
    }

    /** Stable name. */
    String label() {
        return label;
    }

    /** How sure it is that HNS chooses so. */
    Grade grade() {
        return grade;
    }

    /** Where that comes from. */
    String source() {
        return source;
    }

    /** What is chosen, in one sentence. */
    String choice() {
        return choice;
    }

    /** Shows it on a new host with the default settings. */
    void show(Lab lab) {
        shown.accept(lab);
    }

    private static void post(Lab lab, String path, String document) {
        lab.host.hnsCall("POST", path, json(document), Deadline.CHANGE);
    }

    private static JsonObject subnet(Lab lab, Guid network) {
        JsonObject ipam = lab.v2(HcnKind.NETWORK, network)
                .array("Ipams")
                .orElseThrow()
                .objects()
                .get(0);
        return ipam.array("Subnets").orElseThrow().objects().get(0);
    }

    private static IpPrefix prefix(Lab lab, Guid network) {
        return IpPrefix.parse(text(subnet(lab, network), "IpAddressPrefix"));
    }

    private static boolean isOfNat(IpPrefix prefix) {
        return IpPrefix.parse("172.16.0.0/12").overlaps(prefix)
                || IpPrefix.parse("192.168.0.0/16").overlaps(prefix);
    }

    private static JsonObject pool(Lab lab, Guid network) {
        JsonObject pool = lab.v2(HcnKind.NETWORK, network).object("MacPool").orElseThrow();
        return pool.array("Ranges").orElseThrow().objects().get(0);
    }

    private static String layer(Lab lab, Guid network) {
        return text(lab.v1(HcnKind.NETWORK, network), "LayeredOn");
    }

    private static List<Boolean> extensions(Lab lab, Guid network) {
        return lab.v1(HcnKind.NETWORK, network).array("Extensions").orElseThrow().objects().stream()
                .map(e -> e.bool("IsEnabled").orElseThrow())
                .toList();
    }

    /** The text of a key, or the first one anywhere below. */
    private static String text(JsonObject object, String key) {
        return object.string(key).orElseGet(() -> {
            String all = object.toString();
            String head = String.format(Locale.ROOT, "\"%s\":\"", key);
            int start = all.indexOf(head);
            assertThat(start).as(key + " in " + all).isNotNegative();
            return all.substring(start + head.length(), all.indexOf('"', start + head.length()));
        });
    }
}
