namespace ConsultationIntake.Functions.Tests.Deployment;

/// <summary>infra/postprovision.sh, with a stand-in for the Azure CLI.</summary>
public sealed class PostProvisionTests : IDisposable
{
    private const string Key = "SG.a-secret";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postprovision-");

    private string Stored => Path.Combine(folder.FullName, "stored");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Hook_VaultLetsInLate_StoresTheKeyAndNamesTheNextSteps()
    {
        var run = await RunAsync(refusals: 2, Key);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Key, await File.ReadAllTextAsync(Stored, TestContext.Current.CancellationToken));
        Assert.Contains("--web-redirect-uris https://app.example/.auth/login/aad/callback", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hook_KeyIsThere_LeavesIt()
    {
        await File.WriteAllTextAsync(Stored, "the one before", TestContext.Current.CancellationToken);

        var run = await RunAsync(refusals: 0, Key);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("the one before", await File.ReadAllTextAsync(Stored, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Hook_NobodyToAskAndNoKey_SaysHowToStoreItByHand()
    {
        var run = await RunAsync(refusals: 0, key: null);

        Assert.Equal(0, run.ExitCode);
        Assert.False(File.Exists(Stored));
        Assert.Contains("az keyvault secret set --vault-name kv-test --name sendgrid-api-key", run.Output, StringComparison.Ordinal);
    }

    private async Task<Command> RunAsync(int refusals, string? key)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook is a shell script.");
        var az = Path.Combine(folder.FullName, "az");
        await File.WriteAllTextAsync(
            az,
            $"""
            #!/bin/sh
            case "$3" in
              show) test -f '{Stored}' ;;
              set)
                echo >> '{folder}/tries'
                if [ "$(wc -l < '{folder}/tries')" -le {refusals} ]; then echo "ERROR: (Forbidden) Caller is not authorized" >&2; exit 1; fi
                cat > '{Stored}' ;;
            esac
            """,
            TestContext.Current.CancellationToken
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        return await Command.RunAsync(
            "sh",
            ["infra/postprovision.sh"],
            new Dictionary<string, string?>
            {
                ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}",
                ["KEY_VAULT_NAME"] = "kv-test",
                ["STAFF_CLIENT_ID"] = "client",
                ["STAFF_REDIRECT_URI"] = "https://app.example/.auth/login/aad/callback",
                ["STAFF_ADDRESS"] = "https://app.example/staff",
                ["INBOUND_PARSE_ADDRESS"] = "https://app.example/inbound/email",
                ["PUBLIC_ADDRESS_NOW"] = "https://app.example",
                ["SENDGRID_API_KEY"] = key,
                ["RETRY_SECONDS"] = "0",
            }
        );
    }
}
