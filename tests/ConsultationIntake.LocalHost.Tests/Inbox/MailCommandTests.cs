using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.LocalHost.Tests.Staff;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>The command line's <c>mail PATH</c> as a process of its own, against a running host.</summary>
public sealed class MailCommandTests
{
    [Fact]
    public async Task Mail_FolderTwice_IsTakenInOnceAndCountedAsDuplicatesAfter()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "older"));
        await SaveAsync(folder, "one.eml", "Jo Clerk <jo.clerk@northdale.example>", "There should be more patrols in the market square.");
        await SaveAsync(folder, "older/two.EML", "Sam Reed <sam@elsewhere.example>", "Victims should have one named contact.");
        await SaveAsync(folder, "three.eml", "Sam Reed <sam@elsewhere.example>", "I am away.", "Auto-Submitted: auto-replied\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "notes.txt"),
            "Not a mail, and not named as one.",
            TestContext.Current.CancellationToken
        );
        // A host where every unsigned post is quarantined, and staff sign in.
        await using var host = await LocalHostUnderTest.StartAsync(
            settings:
            [
                "--Inbox:SignatureKeys:0",
                Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
                .. Staffed.With("ann", "correct horse"),
            ]
        );

        var first = await RunAsync(host, folder.Path);
        var second = await RunAsync(host, folder.Path);

        Assert.Equal((0, "3 taken in: 2 responses, 1 set aside."), (first.Exit, first.Output));
        Assert.Equal((0, "3 taken in: 2 duplicates, 1 set aside."), (second.Exit, second.Output));
        var tally = await host.MailTallyAsync();
        Assert.Equal((6, 2, 2, 2, 0), (tally.Messages, tally.Submissions, tally.Duplicates, tally.SetAside, tally.Quarantined));
        Assert.Empty(host.Thanks());
    }

    [Fact]
    public async Task Mail_OneFileAmongThemThatIsNoEmail_IsNamedAndTheRestTakenIn()
    {
        using var folder = new TemporaryFolder();
        await SaveAsync(folder, "one.eml", "Jo Clerk <jo.clerk@northdale.example>", "There should be more patrols in the market square.");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "two.eml"),
            "A letter that somebody renamed.",
            TestContext.Current.CancellationToken
        );
        await using var host = await LocalHostUnderTest.StartAsync();

        var run = await RunAsync(host, folder.Path);

        Assert.Equal(1, run.Exit);
        Assert.Equal(["1 taken in: 1 response.", "1 not taken in."], run.Output.Split('\n'));
        Assert.Contains("two.eml: this is not an email.", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            1,
            (await host.Get<IMessageStore>().TallyAsync(LocalHostUnderTest.Slug, TestContext.Current.CancellationToken)).Messages
        );
    }

    private static Task SaveAsync(TemporaryFolder folder, string name, string from, string text, string headers = "") =>
        File.WriteAllTextAsync(
            Path.Combine(folder.Path, name),
            $"From: {from}\nTo: {SendGridPost.Inbox}\nSubject: {name}\nDate: Tue, 1 Dec 2026 10:00:00 +0000\n"
                + $"Message-ID: <{name.Replace('/', '-')}@saved.example>\n{headers}\n{text}\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            TestContext.Current.CancellationToken
        );

    /// <summary>The command reads what it handed over as the host works it off.</summary>
    private static async Task<(int Exit, string Output, string Error)> RunAsync(LocalHostUnderTest host, string path)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "consultation-intake.dll"),
                "mail",
                path,
                "--address",
                host.Address.ToString(),
            },
            Environment = { ["CONSULTATION_STAFF"] = "ann:correct horse" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var command = Process.Start(start)!;
        var (output, error) = (command.StandardOutput.ReadToEndAsync(token), command.StandardError.ReadToEndAsync(token));
        while (!command.HasExited)
        {
            await host.DrainAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
        }

        return (command.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
