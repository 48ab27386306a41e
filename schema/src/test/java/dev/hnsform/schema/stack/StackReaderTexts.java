package dev.hnsform.schema.stack;

/** Correct documents of every kind. */
public final class StackReaderTexts {
    /** Documents. */
    public static final String ALL_KINDS = """
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: web}
            spec:
              type: nat
              subnets:
                - {prefix: 172.30.16.0/20, gateway: 172.30.16.1}
              dns: {servers: [10.0.0.53], domain: shop.example, search: [shop.example]}
              macPool: [{first: 00-15-5D-10-00-00, last: 00-15-5D-10-0F-FF}]
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata: {name: shop-1, labels: {app: shop}}
            spec:
              network: web
              ipAddresses: [172.30.16.10]
              macAddress: 00-15-5D-10-00-0A
              policies:
                - {type: PortMapping, protocol: TCP, externalPort: 8080, internalPort: 80}
                - {type: ACL, id: allow-web, direction: In, action: Allow, protocols: [TCP], localPorts: [80, 443]}
              attachment: {namespace: shop-1}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Namespace
            metadata: {name: shop-1}
            spec: {}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: pods}
            lifecycle: {allowHostInterruption: true}
            spec:
              type: Overlay
              adapter: {names: ["${values.uplink}"]}
              subnets:
                - {prefix: 10.244.3.0/24, gateway: 10.244.3.1, vsid: 4096}
              vxlanPort: 4789
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: RemoteSubnet
            metadata: {name: peer}
            spec: {network: pods, destinationPrefix: 10.244.4.0/24, isolationId: 4096,
                   providerAddress: 10.1.0.5, distributedRouterMacAddress: 00-15-5D-AA-BB-CC}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: ExistingNetwork
            metadata: {name: nat}
            spec: {match: {name: nat, type: NAT}}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata: {name: guest}
            spec: {network: nat, attachment: {host: {}}}
            ---
            # another program's
            apiVersion: v1
            kind: ConfigMap
            data: {a: null, b: !tag c}
            """;

    /** Documents. */
    public static final String STACK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Stack
            metadata: {name: shop}
            spec:
              id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10
              requires: ">=0.1"
              hosts: {selector: {role: shop}}
              values:
                uplink: {type: string, default: Ethernet, description: Physical adapter for external networks}
                peers: {type: list, items: {type: map}, default: []}
            """;

    private StackReaderTexts() {}
}
