using System.Net;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed partial class ForgedPartnerTests
{
    [Fact]
    public async Task Post_ByAnybodyNamingThePartner_TakesNothingFromItsKeyedPost()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: KeyOf(Council));

        var forged = await host.AcceptedAsync(Response("North Dale District Council"));
        var keyed = await PostedAsync(host, Council, Response("North Dale District Council", "The district wants more patrols."));
        var again = await host.AcceptedAsync(Response(" NORTH DALE DISTRICT COUNCIL ", "And nothing else."));
        await host.DrainAsync();

        await AssertClaimAsync(host, forged);
        await AssertClaimAsync(host, again);
        Assert.Equal((Council, "current"), await WhoseAsync(host, keyed));
        await AssertShownAsAClaimAsync(host, forged);
    }

    [Fact]
    public async Task Form_NamingThePartner_TakesNothingFromIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        using var form = new FormUrlEncodedContent([
            new("q-else", Text),
            new("capacity", "organisation"),
            new("organisation", "North Dale District Council"),
            new("email", CouncilAddress),
        ]);
        using var sent = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}", form, Token);
        var listed = await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions");
        var forged = listed.GetProperty("submissions")[0].GetProperty("reference").GetString()!;
        var genuine = await host.SubmissionOfAsync(await host.DeliverAsync(Genuine));

        await AssertClaimAsync(host, forged);
        Assert.Equal((Council, Standing.Current), (genuine.Partner, genuine.Standing));
        await AssertShownAsAClaimAsync(host, forged);
    }

    [Fact]
    public async Task KeyedPost_NamingAnotherPartner_SpeaksForTheKeysOwnPartnerOnly()
    {
        const string Elsewhere = "a-body-of-another-consultation";
        await using var host = await LocalHostUnderTest.StartAsync(settings: [.. KeyOf("harbour-womens-aid"), .. KeyOf(Elsewhere)]);

        var own = await PostedAsync(host, "harbour-womens-aid", Response("North Dale District Council"));
        var other = await PostedAsync(host, Elsewhere, Response("North Dale District Council", "More patrols."));
        await host.DrainAsync();

        Assert.Equal(("harbour-womens-aid", "ratified"), await WhoseAsync(host, own));
        await AssertClaimAsync(host, other);
        Assert.Equal("invited", (await CouncilAsync(host)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task KeyOfASharedSystem_NamesThePartnerAndNotItsAddress()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var named = await host.AcceptedAsync(Response("Harbour Women's Aid"), partner: true);
        var addressed = await host.AcceptedAsync(Response("", "More patrols."), partner: true);

        Assert.Equal(("harbour-womens-aid", "ratified"), await WhoseAsync(host, named));
        Assert.Equal((null, "current"), await WhoseAsync(host, addressed));
    }

    [Fact]
    public async Task IdempotencyKey_OfAnotherPartner_IsNotInTheWay()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: [.. KeyOf(Council), .. KeyOf("harbour-womens-aid")]);

        var first = await PostedAsync(host, Council, Response("x", "More patrols."), "letter-1");
        var other = await PostedAsync(host, "harbour-womens-aid", Response("x", "More refuges."), "letter-1");
        var same = await PostedAsync(host, "harbour-womens-aid", Response("x", "More patrols."), "letter-2");
        var mine = await PostedAsync(host, Council, Response("x", "More patrols."), "letter-2");
        var again = await PostedAsync(host, Council, Response("x", "More patrols."), "letter-1");

        Assert.Distinct([first, other, same, mine]);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task FunctionKey_SpeaksForNobodyUntilItIsAPartnersKey()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: KeyOf(Council));

        using var bound = await SendAsync(host, "x-functions-key", SecretOf(Council), Response("Westmere City Council"), null);
        using var unbound = await SendAsync(host, "x-functions-key", "a function key of nobody's", Response("Westmere City Council"), null);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Unauthorized), (bound.StatusCode, unbound.StatusCode));
        Assert.Equal((Council, "ratified"), await WhoseAsync(host, await ReferenceOfAsync(bound)));
    }

    [Fact]
    public async Task Claim_ConfirmedByStaff_IsThePartnersWordFromThenOn()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var first = await host.SubmissionOfAsync(await host.DeliverAsync(Mails["a letterhead and a signature"]));
        var second = await host.AcceptedAsync(Response("North Dale District Council", "More patrols."));

        await SettleAsync(host, first.Reference.ToString(), Council);
        await SettleAsync(host, second, Council);

        Assert.Equal((Council, "ratified"), await WhoseAsync(host, first.Reference.ToString()));
        Assert.Equal((Council, "offeredAsVersion"), await WhoseAsync(host, second));
        await SettleAsync(host, second, "");
        Assert.Equal((null, "current"), await WhoseAsync(host, second));
    }

    private static object Response(string organisation, string text = Text) =>
        new { respondent = new { organisation, email = CouncilAddress }, answers = new[] { new { question = "letter", text } } };

    private static string SecretOf(string partner) => $"the key of {partner}";

    private static string[] KeyOf(string partner) =>
        [$"--Partners:Keys:{partner}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SecretOf(partner))))];

    private static async Task<string> PostedAsync(LocalHostUnderTest host, string partner, object body, string? idempotencyKey = null)
    {
        using var response = await SendAsync(host, "X-Partner-Key", SecretOf(partner), body, idempotencyKey);
        return await ReferenceOfAsync(response);
    }

    private static async Task SettleAsync(LocalHostUnderTest host, string reference, string partner)
    {
        using var settled = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}/settle",
            new FormUrlEncodedContent([new("partner", partner)]),
            Token
        );
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
    }
}
