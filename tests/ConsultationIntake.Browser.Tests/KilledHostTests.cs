using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The host as a process of its own, killed as hard as can be between any two pages.</summary>
public sealed class KilledHostTests
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "ConsultationIntake.LocalHost.dll");

    [Fact]
    public async Task Draft_HostKilledBetweenEveryTwoPages_KeepsEveryAnswer()
    {
        using var folder = new TemporaryFolder();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true });
        var port = FreePort();
        var site = new Uri($"http://127.0.0.1:{port}");
        var process = await StartAsync(port, folder.Path, client, site);
        try
        {
            var start = await client.PostAsync(new Uri(site, $"{LocalHostUnderTest.Slug}/start"), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
            var at = start.RequestMessage!.RequestUri!;
            var questions = Walk.Pages.Take(4).ToList();
            foreach (var question in questions)
            {
                Assert.EndsWith($"/{question}", at.AbsolutePath, StringComparison.Ordinal);
                var html = await client.GetStringAsync(at, TestContext.Current.CancellationToken);
                process = await KillAndStartAsync(process, port, folder.Path, client, site);
                var answered = await client.PostAsync(at, Form(html, ($"q-{question}", $"{Walk.Answer} ({question})"), ("action", "continue")), TestContext.Current.CancellationToken);
                at = answered.RequestMessage!.RequestUri!;
                process = await KillAndStartAsync(process, port, folder.Path, client, site);
            }

            var check = await client.GetStringAsync(new Uri(at, "check"), TestContext.Current.CancellationToken);
            Assert.All(questions, question => Assert.Contains($"{Walk.Answer} ({question})", WebUtility.HtmlDecode(check), StringComparison.Ordinal));
            var sent = await client.PostAsync(new Uri(at, "check"), Form(check), TestContext.Current.CancellationToken);
            process = await KillAndStartAsync(process, port, folder.Path, client, site);
            var again = await client.GetStringAsync(sent.RequestMessage!.RequestUri!, TestContext.Current.CancellationToken);
            Assert.Matches("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", again);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }
    }

    private static FormUrlEncodedContent Form(string html, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return new([new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
    }

    private static async Task<Process> KillAndStartAsync(Process process, int port, string data, HttpClient client, Uri site)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        return await StartAsync(port, data, client, site);
    }

    private static async Task<Process> StartAsync(int port, string data, HttpClient client, Uri site)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            Assembly, "--urls", $"http://127.0.0.1:{port}", "--LocalHost:Data", data, "--LocalHost:Consultations", Repository.Consultations, "--LocalHost:Demonstration", "true",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (true)
        {
            Assert.False(process.HasExited, "The host stopped before it listened.");
            try
            {
                await client.GetStringAsync(new Uri(site, "healthz"), patience.Token);
                return process;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
