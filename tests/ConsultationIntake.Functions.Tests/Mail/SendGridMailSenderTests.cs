using ConsultationIntake.Functions.Mail;
using ConsultationIntake.Mail;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Functions.Tests.Mail;

public sealed class SendGridMailSenderTests
{
    private static readonly OutgoingMail Mail = new()
    {
        Id = "safer-plan.weekly-2026-11-09.1",
        Category = "digest",
        To = new("ann@example.org"),
        Subject = "Digest",
        Text = "Twelve points.",
        Html = "<p>Twelve points.</p>",
    };

    private readonly InstantClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_Sandbox_SaysSo_AndNothingIsTracked()
    {
        await using var sendGrid = await AnsweringAsync(202);

        await Sender(sendGrid, clock, new SendGridOptions { SandboxMode = true }).SendAsync(Mail, Token);

        var asked = Assert.Single(sendGrid.Requests);
        Assert.Equal("/v3/mail/send", asked.Path);
        Assert.Equal("Bearer key", asked.Headers["Authorization"]);
        Assert.True(asked.Json.GetProperty("mail_settings").GetProperty("sandbox_mode").GetProperty("enable").GetBoolean());
        Assert.False(asked.Json.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(asked.Json.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task Send_TooManyRequests_WaitsAsLongAsAsked()
    {
        await using var sendGrid = await AnsweringAsync((429, "7"), (503, null), (202, null));

        var outcome = await Sender(sendGrid, clock).SendAsync(Mail, Token);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        Assert.Equal(3, sendGrid.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(7), clock.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(4), clock.Waits[1]);
        Assert.Single(sendGrid.Requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task Send_AskedToWaitTooLong_LeavesItToTheNextRun()
    {
        await using var sendGrid = await AnsweringAsync((429, "600"));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => Sender(sendGrid, clock).SendAsync(Mail, Token));

        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, failure.StatusCode);
        Assert.Single(sendGrid.Requests);
    }

    [Fact]
    public async Task Send_ServerErrorEveryTime_Throws()
    {
        await using var sendGrid = await AnsweringAsync(500);

        await Assert.ThrowsAsync<HttpRequestException>(() => Sender(sendGrid, clock).SendAsync(Mail, Token));

        Assert.Equal(3, sendGrid.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Send_SetUpWrongly_ThrowsAndRefusesNoMail(int status)
    {
        await using var sendGrid = await AnsweringAsync(status);

        await Assert.ThrowsAsync<HttpRequestException>(() => Sender(sendGrid, clock).SendAsync(Mail, Token));

        Assert.Single(sendGrid.Requests);
    }

    [Theory]
    [InlineData(
        """{"errors":[{"message":"Does not contain a valid address: """
            + """ann@example.org","field":"personalizations.0.to.0.email","help":null}]}""",
        "SendGrid refused it (400): personalizations.0.to.0.email"
    )]
    [InlineData("""{"errors":[{"message":"x","field":null}]}""", "SendGrid refused it (400)")]
    [InlineData("""{"errors":[{"message":"x","field":"ann@example.org"}, 5, "x"]}""", "SendGrid refused it (400)")]
    [InlineData("""["nothing"]""", "SendGrid refused it (400)")]
    [InlineData("<html>Bad request</html>", "SendGrid refused it (400)")]
    [InlineData("", "SendGrid refused it (400)")]
    public async Task Send_RefusedForGood_SaysWhyWithoutAnAddress(string body, string reason)
    {
        await using var sendGrid = await StandIn.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = 400;
                return context.Response.WriteAsync(body);
            }
        );

        var outcome = await Sender(sendGrid, clock).SendAsync(Mail, Token);

        Assert.Equal(reason, Assert.IsType<MailOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task Send_HandedOverAndNotAnsweredInTime_IsUnknownAndNotTriedAgain()
    {
        using var patience = new CancellationTokenSource();
        await using var sendGrid = await StandIn.StartAsync(
            async (_, context) =>
            {
                await patience.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
        );
        using var http = SendGridMailSender.Connect(new Impatient(patience.Token) { InnerHandler = new SocketsHttpHandler() }, clock);

        var outcome = await new SendGridMailSender(Options(sendGrid.Address), http).SendAsync(Mail, Token);

        Assert.IsType<MailOutcome.Unknown>(outcome);
        Assert.Single(sendGrid.Requests);
    }

    /// <summary>Waits for an answer until it is told to wait no longer.</summary>
    private sealed class Impatient(CancellationToken patience) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, cancellationToken);
            return await base.SendAsync(request, either.Token);
        }
    }

    [Fact]
    public async Task Send_HandedOverAndCutOff_IsUnknownAndNotTriedAgain()
    {
        await using var sendGrid = await StandIn.StartAsync(
            (_, context) =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );

        var outcome = await Sender(sendGrid, clock).SendAsync(Mail, Token);

        Assert.IsType<MailOutcome.Unknown>(outcome);
        Assert.Single(sendGrid.Requests);
    }

    [Fact]
    public async Task Send_AGatewayHeardNothing_IsUnknownAndNotTriedAgain()
    {
        await using var sendGrid = await AnsweringAsync(504);

        var outcome = await Sender(sendGrid, clock).SendAsync(Mail, Token);

        Assert.IsType<MailOutcome.Unknown>(outcome);
        Assert.Single(sendGrid.Requests);
    }

    [Fact]
    public async Task Send_NobodyTakesTheConnection_IsATimeoutAndNoCancellation()
    {
        using var http = SendGridMailSender.Connect(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                    throw new InvalidOperationException("Nothing ends that wait.");
                },
            },
            clock
        );
        http.Timeout = TimeSpan.FromMilliseconds(200);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            new SendGridMailSender(Options(new Uri("http://127.0.0.1:9")), http).SendAsync(Mail, Token)
        );
    }

    [Fact]
    public async Task Send_NobodyListens_Throws()
    {
        using var http = SendGridMailSender.Connect(
            new SocketsHttpHandler { ConnectCallback = (_, _) => throw new System.Net.Sockets.SocketException(111) },
            clock
        );

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            new SendGridMailSender(Options(new Uri("http://127.0.0.1:9")), http).SendAsync(Mail, Token)
        );
    }

    private static SendGridOptions Options(Uri address) =>
        new()
        {
            ApiKey = "key",
            From = "from@example.org",
            BaseAddress = address,
        };

    internal static SendGridMailSender Sender(StandIn sendGrid, TimeProvider clock, SendGridOptions? options = null)
    {
        options ??= new SendGridOptions();
        options.ApiKey = "key";
        options.From = "consultation@example.org";
        options.FromName = "Consultation team";
        options.BaseAddress = sendGrid.Address;
        return new SendGridMailSender(options, SendGridMailSender.Connect(new SocketsHttpHandler(), clock));
    }

    private static Task<StandIn> AnsweringAsync(int status) => AnsweringAsync((status, null));

    /// <summary>Answers in this order; the last again and again.</summary>
    private static Task<StandIn> AnsweringAsync(params (int Status, string? RetryAfter)[] answers)
    {
        var next = 0;
        return StandIn.StartAsync(
            (_, context) =>
            {
                var (status, retryAfter) = answers[Math.Min(next++, answers.Length - 1)];
                context.Response.StatusCode = status;
                if (retryAfter is not null)
                    context.Response.Headers.RetryAfter = retryAfter;
                return Task.CompletedTask;
            }
        );
    }
}
