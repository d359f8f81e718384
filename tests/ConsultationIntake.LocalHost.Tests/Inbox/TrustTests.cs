using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.LocalHost.Tests.Staff;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Whose mail is trusted: a post with a signature that holds, and what a member of staff hands over.</summary>
public sealed class TrustTests
{
    private const string SavedMail =
        "From: Jo <jo@northdale.example>\nTo: plan@consult.westmere-pcc.example\nSubject: Lost letter\n"
        + "Message-ID: <saved@northdale.example>\n\nThere should be more patrols.\n";

    [Fact]
    public async Task Post_Signed_IsTrustedUnderAnyOfSeveralKeys()
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var @new = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await LocalHostUnderTest.StartAsync(settings: Keys(old, @new));

        foreach (var key in new[] { old, @new })
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await new SendGridPost { Text = $"Letter {key.GetHashCode()}: more patrols, please." }.SendAsync(host, key)).StatusCode
            );
            await host.DrainAsync();
        }

        Assert.Equal((2, 0), ((await host.MailTallyAsync()).Submissions, (await host.MailTallyAsync()).Quarantined));
    }

    [Theory]
    [InlineData("bm90IGEgc2lnbmF0dXJl")]
    [InlineData("%%% not base64 %%%")]
    [InlineData(null)]
    public async Task Post_SignatureThatDoesNotHold_IsQuarantinedUntilStaffReleaseIt(string? signature)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await LocalHostUnderTest.StartAsync(settings: Keys(key));

        var response = await new SendGridPost().SendAsync(host, signature: signature);
        await host.DrainAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, (await host.MailTallyAsync()).Quarantined);
        var message = Assert.Single(await host.Get<IMessageStore>().ListAsync(new MessageQuery(), TestContext.Current.CancellationToken));
        Assert.True(
            await host.Get<ConsultationIntake.Inbox.Desk.DecideMessage>()
                .ExecuteAsync(
                    message.Id,
                    ConsultationIntake.Inbox.Desk.DecideMessage.Decision.Release,
                    null,
                    TestContext.Current.CancellationToken
                )
        );
        await host.DrainAsync();
        Assert.Equal(
            (MessageState.Submission, AcknowledgementState.SenderNotProven),
            ((await host.MessageAsync(message.Id)).State, (await host.MessageAsync(message.Id)).Acknowledgement)
        );
    }

    [Fact]
    public async Task Import_ByStaffWhereKeysAreSet_IsTrustedAndNotThanked()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await LocalHostUnderTest.StartAsync(settings: Keys(key));

        var (status, imported) = await ImportAsync(host.Client, SavedMail);
        await host.DrainAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        var message = await host.MessageAsync(imported.GetProperty("message").GetString()!);
        Assert.Equal((MessageState.Submission, AcknowledgementState.NotDue), (message.State, message.Acknowledgement));
        Assert.Null(message.Partner);
        Assert.Equal("north-dale-district-council", (await host.SubmissionOfAsync(message)).PartnerClaim);
        Assert.Empty(host.Thanks());
        var became = await host.JsonAsync($"/api/inbox/messages/{message.Id}");
        Assert.Equal(
            ("submission", message.Reference.ToString()),
            (became.GetProperty("state").GetString(), became.GetProperty("reference").GetString())
        );
    }

    [Fact]
    public async Task Import_ByAnybodyElse_IsRefusedAndNotKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        using var ann = await host.SignedInAsync("ann", "correct horse");

        var (nobody, problem) = await ImportAsync(host.Client, SavedMail);
        var (otherSite, _) = await ImportAsync(ann, SavedMail, site: "cross-site");
        var kept = (await host.Get<IMessageStore>().ListAsync(new MessageQuery(), TestContext.Current.CancellationToken)).Count;
        var (byAnn, _) = await ImportAsync(ann, SavedMail);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, 0, HttpStatusCode.OK), (nobody, otherSite, kept, byAnn));
        Assert.Equal("Sign in as a member of staff", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("true", null, MessageState.Submission)]
    [InlineData("false", null, MessageState.Quarantined)]
    [InlineData("true", "X-Forwarded-For", MessageState.Quarantined)]
    [InlineData("true", "Via", MessageState.Quarantined)]
    public async Task Post_UnsignedWhereNoKeysAreSet_IsTrustedOnlyFromATrustedMachine(string trust, string? proxyHeader, MessageState state)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--LocalHost:TrustThisMachine", trust]);
        if (proxyHeader is not null)
            host.Client.DefaultRequestHeaders.Add(proxyHeader, "1.1 proxy.example");

        var message = await host.DeliverAsync(new SendGridPost());

        Assert.Equal((state, state == MessageState.Submission), (message.State, message.Trusted));
    }

    [Fact]
    public async Task Import_OfSomethingElse_IsRefusedAndNotKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var (status, problem) = await ImportAsync(host.Client, "A letter, saved as text.");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "This is not an email"), (status, problem.GetProperty("title").GetString()));
        Assert.Empty(await host.Get<IMessageStore>().ListAsync(new MessageQuery(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_SavedMailToTheWebhookUnsigned_IsQuarantinedNotTrusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await LocalHostUnderTest.StartAsync(settings: Keys(key));
        using var content = new StringContent(SavedMail, new MediaTypeHeaderValue("message/rfc822"));

        var response = await host.Client.PostAsync("/inbound/email", content, TestContext.Current.CancellationToken);
        await host.DrainAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var message = Assert.Single(await host.Get<IMessageStore>().ListAsync(new MessageQuery(), TestContext.Current.CancellationToken));
        Assert.NotEqual(MessageState.Submission, message.State);
        Assert.False(message.Trusted);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ImportAsync(HttpClient client, string mail, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/inbox/messages")
        {
            Content = new StringContent(mail, new MediaTypeHeaderValue("message/rfc822")),
        };
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private static string[] Keys(params ECDsa[] keys) =>
        [
            .. keys.Index()
                .SelectMany(key =>
                    new[] { $"--Inbox:SignatureKeys:{key.Index}", Convert.ToBase64String(key.Item.ExportSubjectPublicKeyInfo()) }
                ),
        ];
}
