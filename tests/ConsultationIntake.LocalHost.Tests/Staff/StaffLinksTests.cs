using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>Whoever sees a page may open what it links to.</summary>
public sealed partial class StaffLinksTests
{
    private const int OfOneKind = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("officer")]
    [InlineData("manager")]
    public async Task Link_OnAnyStaffPage_OpensForWhoSeesIt(string role)
    {
        await using var host = await Demonstrated.StartAsync(settings: Staffed.With("ann", "correct horse", role));
        using var browser = await host.SignedInAsync("ann", "correct horse");
        var waiting = new Queue<(string From, string To)>([("", "/staff"), ("", $"/staff/{LocalHostUnderTest.Slug}"), ("", "/outbox")]);
        var (seen, kinds, wrong) = (new HashSet<string>(), new Dictionary<string, int>(), new List<string>());
        var forms = new Dictionary<string, (string From, string To)>();
        while (waiting.TryDequeue(out var link))
        {
            using var answer = await browser.GetAsync(link.To, HttpCompletionOption.ResponseHeadersRead, Token);
            if ((int)answer.StatusCode >= 400)
                wrong.Add($"{(int)answer.StatusCode} {link.To} on {link.From}");
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await answer.Content.ReadAsStringAsync(Token);
            foreach (Match form in Form().Matches(page))
                forms.TryAdd(KindOf(form.Groups[1].Value), (link.To, WebUtility.HtmlDecode(form.Groups[1].Value)));
            foreach (var to in Links(page).Where(seen.Add))
            {
                // A few pages of each kind.
                var kind = KindOf(to);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= OfOneKind)
                    waiting.Enqueue((link.To, to));
            }
        }

        forms.Remove("/staff/sign-out");
        foreach (var (from, to) in forms.Values)
        {
            using var nothing = new FormUrlEncodedContent([]);
            using var answer = await browser.PostAsync(to, nothing, Token);
            if (answer.StatusCode is HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
                wrong.Add($"{(int)answer.StatusCode} form {to} on {from}");
        }

        Assert.True(forms.Count > 10, string.Join('\n', forms.Keys));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(kinds.Count > 40, string.Join('\n', kinds));
        Assert.Equal(role == "manager", seen.Contains($"/staff/{LocalHostUnderTest.Slug}/keys"));
        Assert.Equal(role == "manager", seen.Any(to => to.EndsWith("/erase", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Links(string page) =>
        Address()
            .Matches(page)
            .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0])
            .Where(to => to.StartsWith("/staff", StringComparison.Ordinal) || to.StartsWith("/outbox", StringComparison.Ordinal))
            .Distinct();

    /// <summary>What is named in it left out, and the values of its query.</summary>
    private static string KindOf(string address) =>
        Value().Replace(Named().Replace(address.Replace(LocalHostUnderTest.Slug, "{slug}", StringComparison.Ordinal), "{x}"), "=");

    [GeneratedRegex("""<(?:a|link|iframe|form method="get")[^>]*?\s(?:href|src|action)="([^"]*)""")]
    private static partial Regex Address();

    /// <summary>One that can be sent.</summary>
    [GeneratedRegex("""<form method="post"[^>]*? action="([^"]*)"(?:(?!</form>).)*<button""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<=/)(?:[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}|[^/?]*[0-9])[^/?]*")]
    private static partial Regex Named();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();
}
