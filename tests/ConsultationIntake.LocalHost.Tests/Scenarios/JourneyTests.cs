using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class JourneyTests
{
    [Fact]
    public async Task Response_FromPostToDigest_IsTaggedAndCounted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Ann Other", email = "ann@example.org" },
                answers = new[]
                {
                    new
                    {
                        question = "asb",
                        text = "The anti-social behaviour in our park is out of hand: noise every night and nobody comes.",
                    },
                },
            }
        );
        await host.DrainAsync();
        await host.SendDueDigestsAsync();

        var submission = await host.SubmissionAsync(reference);
        Assert.Equal("tagged", submission.GetProperty("status").GetString());
        var text = submission.GetProperty("text").GetString()!;
        var point = Assert.Single(submission.GetProperty("points").EnumerateArray());
        Assert.Equal(point.GetProperty("text").GetString(), Slice(text, point.GetProperty("span")));
        var theme = Assert.Single(point.GetProperty("themes").EnumerateArray(), theme => theme.GetProperty("code").GetString() == "asb");
        Assert.All(
            theme.GetProperty("evidence").EnumerateArray(),
            evidence => Assert.Equal(evidence.GetProperty("text").GetString(), Slice(text, evidence))
        );
        Assert.Equal(2, host.Outbox.Count);
        Assert.All(host.Outbox, mail => Assert.DoesNotContain("Ann", mail.Mail.Text, StringComparison.Ordinal));
        Assert.Contains(
            host.Outbox,
            mail => mail.Mail.Text.Contains("1 received = 1 tagged + 0 waiting + 0 failed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Form_FilledIn_IsOnTheStaffPage()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new("q-else", "Please keep the police community support officers."), new("name", "Siân")])
        );
        await host.DrainAsync();

        Assert.True(sent.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Redirect, sent.StatusCode.ToString());
        var listed = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions")).GetProperty("submissions");
        var item = Assert.Single(listed.EnumerateArray());
        Assert.Equal("form", item.GetProperty("channel").GetString());
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/responses");
        Assert.Contains(item.GetProperty("reference").GetString()!, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameKeyTwice_IsOneSubmission_AndAnotherBodyIsRefused()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = new { answers = new[] { new { question = "else", text = "Once." } } };

        var first = await host.AcceptedAsync(body, key: "k-1");
        var again = await host.AcceptedAsync(body, key: "k-1");
        var other = await host.PostAsync(new { answers = new[] { new { question = "else", text = "Twice." } } }, key: "k-1");

        Assert.Equal(first, again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Post_ManyThingsWrong_NamesEveryField()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var response = await host.PostAsync(
            new
            {
                respondent = new { email = "not an address", phone = "1" },
                answers = new object[] { new { question = "else", text = new string('x', 100_001) }, new { question = "else", text = 5 } },
            }
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(
            ["answers[0].text", "answers[1].text", "respondent.email", "respondent.phone"],
            errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("{\"answers\":[]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"   \"}]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"\\u0000\\u0000\"}]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"\\u200b\\u0001 \"}]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"\\ud800\"}]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"x\"}],\"\\ud800\":1}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"x\"}],\"answers\":[{\"question\":\"else\",\"text\":\"y\"}]}", 400)]
    [InlineData("{\"answers\":[{\"question\":\"else\",\"text\":\"x\",\"te\\u0078t\":\"y\"}]}", 400)]
    public async Task Post_NotASubmission_IsRefusedWithAProblem(string body, int status)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var response = await host.Client.PostAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Post_HundredThousandCharactersOfAnything_IsKeptExactly()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var text = string.Concat(Enumerable.Repeat("Ŵ\0‮<script>😀\n", 6_250)) + "…";

        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        await host.DrainAsync();

        var submission = await host.SubmissionAsync(reference);
        Assert.Equal(text, submission.GetProperty("text").GetString());
        Assert.Equal("tagged", submission.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Partner_WithoutItsKey_IsToldSo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var response = await host.Client.PostAsJsonAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/partner-submissions",
            new { answers = new[] { new { question = "letter", text = "Dear Commissioner" } } }
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Partner_ThatWasExpected_HasReplied()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere Council" },
                answers = new[] { new { question = "letter", text = "We support the plan." } },
            },
            partner: true
        );

        var replied = (await host.AccountAsync())
            .GetProperty("partners")
            .EnumerateArray()
            .Where(partner => partner.GetProperty("hasReplied").GetBoolean());
        Assert.Equal("westmere-city-council", Assert.Single(replied).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(-1, "open", false)]
    [InlineData(0, "closed", true)]
    public async Task Submit_AroundTheClosingInstant_IsLateFromThatInstantOn(int seconds, string state, bool late)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        host.Clock.Set(host.Consultation.Window.Closes.AddSeconds(seconds));

        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "Is there still time?" } } });

        Assert.Equal(late, (await host.SubmissionAsync(reference)).GetProperty("late").GetBoolean());
        Assert.Equal(state, (await host.AccountAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Correction_ByStaff_WinsInCountsAndStaysBesideTheMachine()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "Anti-social behaviour is a problem here." } } }
        );
        await host.DrainAsync();

        var corrected = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/points/{reference}.1/act",
            new FormUrlEncodedContent([new("do", "theme"), new("theme", "asb"), new("applies", "false")])
        );

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var theme = (await host.SubmissionAsync(reference))
            .GetProperty("points")[0]
            .GetProperty("themes")
            .EnumerateArray()
            .Single(theme => theme.GetProperty("code").GetString() == "asb");
        Assert.False(theme.GetProperty("stands").GetBoolean());
        Assert.True(theme.GetProperty("confidence").GetDouble() > 0);
        var asb = (await host.AccountAsync())
            .GetProperty("themes")
            .EnumerateArray()
            .Single(theme => theme.GetProperty("code").GetString() == "asb");
        Assert.Equal(0, asb.GetProperty("points").GetInt32());
    }

    [Fact]
    public async Task Correction_FromAnotherSite_IsRefused()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/staff/{LocalHostUnderTest.Slug}/points/ABC-DEF-GHK.1/act")
        {
            Content = new FormUrlEncodedContent([]),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string Slice(string text, JsonElement span) =>
        text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()];
}
