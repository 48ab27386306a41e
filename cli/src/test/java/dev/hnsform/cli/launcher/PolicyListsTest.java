package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load balancers and routes beside a stack: shown, kept in snapshots, and left alone by plans. */
class PolicyListsTest {
    private static final String BALANCER = "44444444-0000-8000-8000-000000000001";
    private static final String ROUTE = "44444444-0000-8000-8000-000000000002";
    private static final String SERVICE = "44444444-0000-8000-8000-000000000003";
    private static final String ENDPOINT = "22222222-0000-8000-8000-000000000001";

    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void aHostWithWhatKubeProxyMade() throws IOException {
        hnsform = new Typed(directory);
        Path stack = Files.createDirectories(directory.resolve("web"));
        Files.writeString(stack.resolve("stack.yaml"), """
                apiVersion: hnsform.dev/v1beta1
                kind: Stack
                metadata: {name: web}
                spec: {id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: web}
                spec:
                  type: NAT
                  subnets: [{prefix: 172.30.16.0/20, gateway: 172.30.16.1}]
                """);
        assertThat(hnsform.run("sim", "create", "lab.sim")).isEqualTo(ExitCode.OK);
        create(
                "network",
                "{'ID':'11111111-0000-8000-8000-000000000001','Name':'pods','Type':'L2Bridge','Ipams':[{'Subnets':"
                        + "[{'IpAddressPrefix':'10.244.3.0/24','Routes':[{'NextHop':'10.244.3.1','DestinationPrefix':'0.0.0.0/0'}]}]}]");
        create(
                "endpoint",
                "{'ID':'" + ENDPOINT + "','Name':'pod','HostComputeNetwork':'11111111-0000-8000-8000-000000000001'");
        create(
                "loadbalancer",
                "{'ID':'" + BALANCER + "','HostComputeEndpoints':['" + ENDPOINT
                        + "'],'FrontendVIPs':['10.96.0.1'],'SourceVIP':'10.244.3.9','Flags':1,"
                        + "'PortMappings':[{'Protocol':6,'InternalPort':8080,'ExternalPort':80}]");
        create(
                "route",
                "{'ID':'" + ROUTE + "','HostComputeEndpoints':['" + ENDPOINT
                        + "'],'Routes':[{'DestinationPrefix':'10.96.0.0/12','NextHop':'10.244.3.2','NeedEncap':true}]");
        create("guestnetworkservice", "{'ID':'" + SERVICE + "','Name':'wsl','VirtualMachineId':'" + ROUTE + "'");
    }

    private void create(String kind, String document) {
        String whole = (document + ",'SchemaVersion':{'Major':2,'Minor':0}}").replace('\'', '"');
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", kind, whole))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
    }

    private ExitCode onHost(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--host", "sim:lab.sim"));
        return hnsform.run(all.toArray(String[]::new));
    }

    @Test
    void areShownInEitherShape() {
        assertThat(onHost("host", "get", "loadbalancer", "--format", "json", "--shape", "v1"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("\"References\"", "\"VIPs\"", "/endpoints/")
                .doesNotContain("FrontendVIPs");
        assertThat(onHost("host", "get", "loadbalancer", "--format", "json", "--shape", "v2"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("FrontendVIPs").doesNotContain("\"References\"");
        assertThat(onHost("host", "get", "network/pods", "--format", "json", "--shape", "v1"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("\"AddressPrefix\": \"10.244.3.0/24\"", "\"GatewayAddress\": \"10.244.3.1\"")
                .doesNotContain("Ipams");
    }

    @Test
    void areRewrittenWhereAHostHoldsOneShapeAlone() {
        assertThat(onHost("host", "snapshot", "--out", "lab.json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run(
                        "host",
                        "get",
                        "network/pods",
                        "--host",
                        "snapshot:lab.json",
                        "--format",
                        "json",
                        "--shape",
                        "v1"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("\"AddressPrefix\": \"10.244.3.0/24\"")
                .doesNotContain("Ipams");
        assertThat(hnsform.run(
                        "host",
                        "get",
                        "guestnetworkservice",
                        "--host",
                        "snapshot:lab.json",
                        "--format",
                        "json",
                        "--shape",
                        "v1"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo("[]\n");
        assertThat(hnsform.err()).contains("GuestNetworkService " + SERVICE + ": v1 has no word for");
    }

    @Test
    void refusesAShapeOfATable() {
        assertThat(onHost("host", "get", "--shape", "v1")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("--format json");
    }

    @Test
    void areShownWithWhatTheyBalance() {
        assertThat(onHost("host", "get")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out().replaceAll(" +", " "))
                .contains("Load balancers", "10.96.0.1 TCP 80->8080 pod 10.244.3.9 DSR")
                .contains("Routes", "10.96.0.0/12 via 10.244.3.2 encapsulated pod")
                .contains("Guest network services", "wsl " + ROUTE + " Created");
        assertThat(onHost("host", "get", "loadbalancers")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains(BALANCER).doesNotContain(ROUTE);
        assertThat(onHost("host", "get", "route/" + ROUTE, "--format", "json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("\"NeedEncap\": true");
        assertThat(onHost("host", "get", "guestnetworkservice/wsl")).isEqualTo(ExitCode.OK);
        assertThat(onHost("host", "get", "loadbalancer/nothing")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("The host holds no load balancer \"nothing\"");
        assertThat(onHost("host", "get", "balancer")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("network, endpoint, namespace, loadbalancer, route, guestnetworkservice");
    }

    @Test
    void areNotMentionedWhereThereAreNone() {
        assertThat(hnsform.run("sim", "create", "bare.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("host", "get", "--host", "sim:bare.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).doesNotContain("alancer");
        assertThat(hnsform.run("host", "get", "loadbalancer", "--host", "sim:bare.sim"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("The host holds no load balancers.");
    }

    @Test
    void liveInSnapshots() {
        assertThat(onHost("host", "snapshot", "--out", "lab.json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).contains("1 load balancer, 1 route, 1 guest network service");
        for (String kind : List.of("loadbalancer", "route", "guestnetworkservice")) {
            assertThat(onHost("host", "get", kind, "--format", "json")).isEqualTo(ExitCode.OK);
            String live = hnsform.out();
            assertThat(hnsform.run("host", "get", kind, "--format", "json", "--host", "snapshot:lab.json"))
                    .isEqualTo(ExitCode.OK);
            assertThat(hnsform.out()).isEqualTo(live);
        }
    }

    @Test
    void outliveAWholeLifeOfAStackUnchanged() {
        assertThat(onHost("host", "get", "loadbalancer", "--format", "json")).isEqualTo(ExitCode.OK);
        String balancer = hnsform.out();
        assertThat(onHost("apply", "web", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--detailed-exitcode")).isEqualTo(ExitCode.OK);
        assertThat(onHost("drift", "web")).isEqualTo(ExitCode.OK);
        assertThat(onHost("destroy", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("host", "get", "loadbalancer", "--format", "json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(balancer);
    }

    @Test
    void areDeletedAndRefusedByNameAndId() {
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "loadbalancer", BALANCER))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "loadbalancer", BALANCER))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "guestnetworkservice", "wsl"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "rout", ROUTE))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean");
    }
}
