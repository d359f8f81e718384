using System.Globalization;
using System.Text;

namespace ConsultationIntake.LocalHost.Tests.Staff;

public sealed partial class NumberLinksTests
{
    /// <summary>Words that stand with those of a theme so often that its page proposes them.</summary>
    private static readonly string[] TogetherWithATheme =
    [
        "Anti-social behaviour by quad bikes ruins the common every weekend.",
        "Quad bikes have brought anti-social behaviour to the reservoir.",
        "The anti-social behaviour after dark is all quad bikes.",
        "Stop the anti-social behaviour with quad bikes on the moor.",
    ];

    /// <summary>Sent by several people, it is a campaign's.</summary>
    private const string Letter =
        "I urge you to fund a rural crime team for the whole of your term, with officers who know the lanes and the farms and the people "
        + "who prey on them, and to report on its work every year.";

    /// <summary>
    /// The demonstration after some work: a view passed on, a point decided, one given to somebody, two in a concern, a meeting
    /// written down, a paper typed, a sheet taken in and another looked at, a letter that three people sent; a week after the last visit.
    /// </summary>
    private static async Task<LocalHostUnderTest> WorkedOnAsync()
    {
        var host = await Demonstrated.StartAsync();
        var points = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/points?whose=ownView"))
            .GetProperty("points")
            .EnumerateArray()
            .Select(point => point.GetProperty("id").GetString()!)
            .ToList();
        await DoAsync($"points/{points[0]}/act", ("do", "whose"), ("whose", "ThirdPartyView"));
        await DoAsync(
            $"points/{points[1]}/act",
            ("do", "decide"),
            ("outcome", "changed-the-plan"),
            ("answer", "It is."),
            ("agreed", "true")
        );
        await DoAsync($"points/{points[2]}/act", ("do", "assign"), ("to", "ann"));
        await DoAsync(
            "points/many/act",
            ("do", "concern"),
            ("title", "Lamps"),
            ("which", "ticked"),
            ("point", $"{points[3]}~0"),
            ("point", $"{points[4]}~0")
        );
        await DoAsync(
            "meetings",
            ("attempt", Guid.NewGuid().ToString("N")),
            ("title", "Town hall"),
            ("received", "2026-11-30"),
            ("language", "en"),
            (
                "notes",
                "The lamps by the river are broken and people are afraid to walk there.\n\nMore officers should be seen in the evening."
            )
        );
        await DoAsync($"{await SheetAsync("Brought in. More lamps, please, along the river path.")}/confirm");
        await SheetAsync("Only looked at. Fewer lamps, please, along the river path.");
        await DoAsync(
            "paper",
            ("attempt", Guid.NewGuid().ToString("N")),
            ("received", "2026-11-30"),
            ("language", "en"),
            ("q-asb", "Put the lamps in the lanes on again."),
            ("area", "WM3"),
            ("victim", "yes")
        );
        foreach (var text in TogetherWithATheme.Concat([Letter, Letter, Letter]))
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        await host.DrainAsync();
        var lastVisit = host.Clock.GetUtcNow().AddDays(-7).AddSeconds(-17).ToUnixTimeSeconds();
        host.Client.DefaultRequestHeaders.Add(
            "Cookie",
            string.Create(CultureInfo.InvariantCulture, $"seen-{LocalHostUnderTest.Slug}={lastVisit}")
        );
        return host;

        async Task<string> SheetAsync(string answer)
        {
            using var form = new MultipartFormDataContent
            {
                {
                    new ByteArrayContent(Encoding.UTF8.GetBytes($"\"{host.Consultation.Questions[0].Text.English}\"\n\"{answer}\"\n")),
                    "sheet",
                    "survey.csv"
                },
            };
            using var answered = await host.Client.PostAsync($"{Staff}/import", form, Token);
            return answered.Headers.Location!.ToString().TrimStart('~')[(Staff.Length + 1)..];
        }

        async Task DoAsync(string address, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var answer = await host.Client.PostAsync($"{Staff}/{address}", form, Token);
            Assert.True((int)answer.StatusCode < 400, $"{address}: {await answer.Content.ReadAsStringAsync(Token)}");
        }
    }
}
