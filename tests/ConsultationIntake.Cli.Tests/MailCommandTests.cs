using System.Net;
using System.Text;
using ConsultationIntake.Cli.Mail;

namespace ConsultationIntake.Cli.Tests;

public sealed class MailCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("intake-mail-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Mail_NoSuchPath_SaysSoAndAsksNoHost()
    {
        var host = new Answers();

        var exit = await RunAsync(Path.Combine(folder, "nowhere"), host);

        Assert.Equal(1, exit);
        Assert.StartsWith("There is no file or folder", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, host.Asked);
    }

    [Fact]
    public async Task Mail_FolderWithoutMail_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.docx"), "", TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunAsync(folder, new Answers()));
        Assert.StartsWith("There is no .eml file in", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_HostNotRunning_StopsAtTheFirstAndSaysHowToStartIt()
    {
        await SaveAsync("one.eml", "two.eml");
        var host = new Answers(_ => throw new HttpRequestException("Connection refused"));

        var exit = await RunAsync(folder, host);

        Assert.Equal((1, 1), (exit, host.Asked));
        Assert.Contains(
            "No host answers at http://host.example/ (Connection refused). Start it, or say where it runs with --address.",
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("", output.ToString());
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "CONSULTATION_STAFF")]
    [InlineData(HttpStatusCode.NotFound, "Is it the address of the host?")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "could not keep it")]
    public async Task Mail_HostRefuses_StopsAndSaysWhatToDo(HttpStatusCode status, string advice)
    {
        await SaveAsync("one.eml", "two.eml");
        var host = new Answers(_ => new HttpResponseMessage(status));

        var exit = await RunAsync(folder, host);

        Assert.Equal((1, 1), (exit, host.Asked));
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_HostGoneHalfWay_SaysWhatIsKeptAndThatRunningAgainIsSafe()
    {
        await SaveAsync("one.eml", "two.eml");
        var posts = 0;
        var host = new Answers(_ =>
            ++posts == 1 ? Json("""{"message": "m1", "state": "waiting"}""") : throw new HttpRequestException("Connection refused")
        );

        var exit = await RunAsync(folder, host);

        Assert.Equal(1, exit);
        Assert.Contains("1 taken in: 1 still to be read.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("counted as a duplicate, not twice", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_SomethingElseAnswers_SaysThatItIsNotTheHost()
    {
        await SaveAsync("one.eml");

        Assert.Equal(1, await RunAsync(folder, new Answers(_ => Json("[]"))));
        Assert.Contains("is not the host", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<int> RunAsync(string path, Answers answers)
    {
        using var host = new HttpClient(answers) { BaseAddress = new Uri("http://host.example") };
        return await MailCommand.RunAsync(path, host, output, error, TestContext.Current.CancellationToken);
    }

    private async Task SaveAsync(params string[] names)
    {
        foreach (var name in names)
            await File.WriteAllTextAsync(
                Path.Combine(folder, name),
                "From: a@example.org\nSubject: Hello\n\nHello.\n",
                TestContext.Current.CancellationToken
            );
    }

    private static HttpResponseMessage Json(string json) =>
        new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private sealed class Answers(Func<HttpRequestMessage, HttpResponseMessage>? answer = null) : HttpMessageHandler
    {
        internal int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(answer!(request));
        }
    }
}
