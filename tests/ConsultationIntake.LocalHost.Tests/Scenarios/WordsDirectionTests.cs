using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// A respondent's words may be written from right to left: wherever a page shows them, they stand in an element that takes its direction
/// from them. Every page that a link leads to is looked at.
/// </summary>
public sealed class WordsDirectionTests
{
    private const string Word = "الشوارع";
    private const string Text = $"{Word} مظلمة في الليل ويجب زيادة الدوريات. He hits her and says that he will kill her.";

    private static readonly HtmlParser Parser = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RespondentsWords_OnEveryPage_TakeTheirDirectionFromThemselves()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Text } } });
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = $"{Text} {Word}." } } });
        await host.DeliverAsync(new SendGridPost { Text = $"{Text}\n\nKind regards\nJo\n\n> {Text}" });
        var named = await host.AcceptedAsync(
            new
            {
                respondent = new { name = Word, organisation = Word },
                answers = new[] { new { question = "asb", text = $"Noise near {Word} every night. The park in {Word} is dark." } },
            }
        );
        await host.DrainAsync();
        var places = new List<string>();
        var pages = await WalkAsync(host, $"/staff/{LocalHostUnderTest.Slug}", places);
        var wrong = new List<string>(pages);

        using var refused = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new("q-else", Text), new("email", "no address")]),
            Token
        );
        Look("the form with a mistake", await refused.Content.ReadAsStringAsync(Token), places, wrong);
        using var started = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}/start", null, Token);
        var draft = string.Join('/', started.Headers.Location!.ToString().Split('/').Take(4));
        foreach (var question in host.Consultation.Questions.Select(question => question.Id))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{draft}/{question}");
            request.Content = new FormUrlEncodedContent([new($"q-{question}", Text)]);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var saved = await host.Client.SendAsync(request, Token);
            Look($"{draft}/{question}", await host.Client.GetStringAsync($"{draft}/{question}", Token), places, wrong);
        }

        await LookAtWhatIsPublishedAsync(host, places, wrong);
        using var paper = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/paper",
            new FormUrlEncodedContent([new("received", "no day"), new("q-else", Text), new("organisation", Word)]),
            Token
        );
        Look("paper with a mistake", await paper.Content.ReadAsStringAsync(Token), places, wrong);
        using var file = new MultipartFormDataContent
        {
            { new StringContent($"Response\n{Text}\n", System.Text.Encoding.UTF8), "sheet", $"{Word}.csv" },
        };
        using var imported = await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/import", file, Token);
        Assert.Equal(HttpStatusCode.Found, imported.StatusCode);
        wrong.AddRange(await WalkAsync(host, $"{imported.Headers.Location}", places));
        Look($"{draft}/check", await host.Client.GetStringAsync($"{draft}/check", Token), places, wrong);

        await LookAtReplyAsync(host, named, places, wrong);
        Assert.True(places.Count >= 12, $"The words were found at {places.Count} places only: {string.Join(", ", places.Distinct())}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
    }

    /// <summary>The places that are wrong.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(LocalHostUnderTest host, string start, List<string> places)
    {
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var path))
        {
            using var answer = await host.Client.GetAsync(path, Token);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = Look(path, await answer.Content.ReadAsStringAsync(Token), places, wrong);
            foreach (var link in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                // One page of each kind for each filter is enough: a filter changes which points are shown, not how.
                if (link.StartsWith(start, StringComparison.Ordinal) && seen.Count < 150 && seen.Add(WithoutFilter(link)))
                    waiting.Enqueue(link);
            }
        }

        return wrong;
    }

    /// <summary>Where a response is looked at before it is published, and where the public reads it.</summary>
    private static async Task LookAtWhatIsPublishedAsync(LocalHostUnderTest host, List<string> places, List<string> wrong)
    {
        var sent = await host.Get<SubmitResponse>()
            .ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = host.Consultation,
                    Channel = Channel.Form,
                    Respondent = new Respondent { Organisation = $"{Word} {Word}" },
                    Answers = [new Answer("else", $"{Text} zeb@windmill.example")],
                    Facts = new Dictionary<string, string>
                    {
                        [DraftFields.Capacity] = DraftFields.AnOrganisation,
                        [DraftFields.Publish] = DraftFields.PublishNamed,
                    },
                },
                Token
            );
        await host.DrainAsync();
        var page = $"/staff/{LocalHostUnderTest.Slug}/publishable/{Assert.IsType<SubmitOutcome.Accepted>(sent).Reference}";
        var looked = Look(page, await host.Client.GetStringAsync(page, Token), places, wrong);
        Assert.Contains(looked.QuerySelectorAll(".whole"), whole => whole.TextContent.Contains(Word, StringComparison.Ordinal));
        using var decided = await host.Client.PostAsync(
            page,
            new FormUrlEncodedContent([new("do", "publish"), new("words", Word), new("reason", "Name")]),
            Token
        );
        Look($"{page} decided", await host.Client.GetStringAsync(page, Token), places, wrong);
        await host.Get<PublishResponses>().ExecuteAsync(host.Consultation.Slug, "ann", Token);
        var read = $"/{LocalHostUnderTest.Slug}/responses";
        Look(read, await host.Client.GetStringAsync(read, Token), places, wrong);
        Assert.Contains(read, places);
    }

    /// <summary>The mail that tells somebody what was done with their points.</summary>
    private static async Task LookAtReplyAsync(LocalHostUnderTest host, string reference, List<string> places, List<string> wrong)
    {
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token);
        var mail = ReplyMail.Of(
            host.Consultation,
            await host.Get<ReadReplies>().OfAsync(host.Consultation, to: null, [response!], Token),
            "somebody@postbox.example",
            "1"
        );
        Look("the mail of a reply", mail.Html, places, wrong);
        Assert.Contains("the mail of a reply", places);
    }

    private static string WithoutFilter(string link) => link.Contains("/points?", StringComparison.Ordinal) ? link.Split('=')[0] : link;

    private static IDocument Look(string path, string html, List<string> places, List<string> wrong)
    {
        var page = Parser.ParseDocument(html);
        foreach (var text in page.Body!.Descendants<IText>().Where(text => text.Data.Contains(Word, StringComparison.Ordinal)))
        {
            var element = text.ParentElement!;
            places.Add(path);
            if (element.Closest("[dir=auto], bdi") is null)
                wrong.Add($"{path}: {element.ParentElement?.LocalName} > {element.LocalName}.{element.ClassName}");
        }

        return page;
    }
}
