using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What is decided of a campaign letter's point that is shown for all its copies.</summary>
public sealed partial class CopiesDecidedTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Letter =
        "I am writing to ask you to put rural crime at the heart of your Police and Crime Plan. Farms in this county have lost "
        + "quad bikes, diesel and livestock, and too often nobody comes when we call. A dedicated rural crime team would know the lanes, "
        + "the farms and the people who prey on them. I urge you to fund such a team for the whole of your term.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CopiesOfThePointThatIsShown_AreCounted_DecidedWithIt_JoinedByLaterOnes_AndUndoneTogether()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await SendAsync(host, copies: 3);
        var list = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/points?repeat=no", Token));
        var (shown, same) = (ShownPoint().Match(list).Groups["id"].Value, CopiesLink().Match(list).Groups["same"].Value);
        Assert.Contains(
            "and the 2 copies of the same words",
            await host.Client.GetStringAsync($"{Staff}/points/{shown}/actions?group=decide", Token),
            StringComparison.Ordinal
        );

        var batch = await DoneAsync(
            host,
            $"points/{shown}/act",
            ("do", "decide"),
            ("outcome", "noted"),
            ("agreed", "true"),
            ("seen", "0"),
            ("copies", "true")
        );

        Assert.Equal(3, await CountAsync(host, same, PointField.Decision, nameof(DecisionState.Decided)));
        await SendAsync(host, copies: 1);
        Assert.Equal(4, await CountAsync(host, same, PointField.Decision, nameof(DecisionState.Decided)));
        Assert.Contains(
            "Came later as a copy, and was decided as its like",
            await host.Client.GetStringAsync($"{Staff}/history", Token),
            StringComparison.Ordinal
        );

        await DoneAsync(host, "points/many/undo", ("batch", batch));
        await SendAsync(host, copies: 1);

        Assert.Equal(5, await CountAsync(host, same, PointField.Decision, nameof(DecisionState.Undecided)));
    }

    [Fact]
    public async Task CopiesOfWhatIsPutInAConcern_GoWithIt_AndLaterOnesTakeItsDecision()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await SendAsync(host, copies: 3);
        var list = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/points?repeat=no", Token));
        var (shown, same) = (ShownPoint().Match(list).Groups["id"].Value, CopiesLink().Match(list).Groups["same"].Value);
        using var asked = await PostAsync(host, "points/many", ("do", "concern"), ("which", "ticked"), ("point", $"{shown}~0"));
        Assert.Contains("and the 2 copies of the same words", await asked.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await DoneAsync(
            host,
            "points/many/act",
            ("do", "concern"),
            ("which", "ticked"),
            ("point", $"{shown}~0"),
            ("title", "A rural team"),
            ("copies", "true")
        );
        var concern = ConcernLink().Match(await host.Client.GetStringAsync($"{Staff}/concerns", Token)).Groups["id"].Value;
        Assert.Equal(3, await CountAsync(host, same, PointField.Concern, concern));
        await SendAsync(host, copies: 1);

        Assert.Equal(4, await CountAsync(host, same, PointField.Concern, concern));
    }

    private static async Task SendAsync(LocalHostUnderTest host, int copies)
    {
        for (var i = 0; i < copies; i++)
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Letter } } });
        await host.DrainAsync();
    }

    private static Task<long> CountAsync(LocalHostUnderTest host, string same, PointField field, string value) =>
        host.Get<IPointRegister>()
            .CountAsync(
                new PointQuery { Consultation = ConsultationSlug.Parse(LocalHostUnderTest.Slug) }
                    .With(PointField.SameWords, same)
                    .With(field, value),
                Token
            );

    private static Task<HttpResponseMessage> PostAsync(
        LocalHostUnderTest host,
        string address,
        params (string Name, string Value)[] fields
    ) =>
        host.Client.PostAsync(
            $"{Staff}/{address}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );

    /// <summary>What it is undone by.</summary>
    private static async Task<string> DoneAsync(LocalHostUnderTest host, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(host, address, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Batch().Match(answer.Headers.Location!.ToString()).Groups["id"].Value;
    }

    [GeneratedRegex("<li id=\"p-(?<id>[A-Z0-9-]+\\.[0-9]+)\"")]
    private static partial Regex ShownPoint();

    [GeneratedRegex("sameWords=(?<same>[0-9a-f]{16})[^\"]*\"[^>]*>2 copies</a>")]
    private static partial Regex CopiesLink();

    [GeneratedRegex("/concerns/(?<id>[^\"?#/]+)\"")]
    private static partial Regex ConcernLink();

    [GeneratedRegex("done=many\\.(?<id>[0-9a-f]+)")]
    private static partial Regex Batch();
}
