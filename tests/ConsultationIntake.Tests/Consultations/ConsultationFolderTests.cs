using System.Text;
using System.Text.Json.Nodes;
using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;

namespace ConsultationIntake.Tests.Consultations;

public sealed class ConsultationFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly string Shipped = Path.Combine(Repository.Root, "consultations", "police-and-crime-plan");

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("consultations-");

    [Fact]
    public void Load_Shipped_HasTheFourThemesAndAPlan()
    {
        var consultation = ConsultationFolder.Load(Shipped);

        Assert.Equal(["asb", "victims", "partnership", "equalities"], consultation.Themes.All.Select(theme => theme.Code));
        Assert.Equal(new DateTimeOffset(2027, 1, 29, 17, 0, 0, TimeSpan.Zero), consultation.Window.Closes);
        Assert.NotNull(consultation.Plan);
    }

    [Theory]
    [InlineData("closes", "\"2026-10-01T17:00\"", "$.closes", "after the opening time")]
    [InlineData("closes", "\"2027-01-29T17:00Z\"", "$.closes", "local")]
    [InlineData("closes", "\"tomorrow\"", "$.closes", "2027-01-29T17:00")]
    [InlineData("closes", "\"2027-03-28T01:30\"", "$.closes", "skip")]
    [InlineData("timeZone", "\"Europe/Westmere\"", "$.timeZone", "IANA")]
    [InlineData("lateResponses", "\"burn\"", "$.lateResponses", "keepAndMark")]
    [InlineData("languages", "[\"fr\"]", "$.languages[0]", "cy")]
    [InlineData("contact", "{\"name\":\"Us\",\"email\":\"us\"}", "$.contact.email", "not an email address")]
    [InlineData("questions", "[]", "$.questions", "at least one")]
    [InlineData("questions", "[{\"id\":\"a\",\"text\":\"A?\"},{\"id\":\"a\",\"text\":\"B?\"}]", "$.questions[1].id", "twice")]
    [InlineData("questions", "[{\"id\":\"a\",\"text\":\"A?\",\"kind\":\"chooseOne\"}]", "$.questions[0].options", "two options")]
    [InlineData("questions", "[{\"id\":\"a\",\"text\":\"A?\",\"theme\":\"weather\"}]", "$.questions[0].theme", "themes.json")]
    [InlineData("digests", "{\"at\":\"8am\"}", "$.digests.at", "24-hour")]
    [InlineData("digests", "{\"daysBeforeClosing\":[0]}", "$.digests.daysBeforeClosing[0]", "1 to 365")]
    [InlineData("digest", "{}", "$.digest", "not a property")]
    [InlineData("title", "{\"cy\":\"Cynllun\"}", "$.title", "English")]
    [InlineData("title", "{\"de\":\"Plan\"}", "$.title", "cy")]
    public void Load_AMistake_NamesTheFileThePathAndWhatToWrite(string property, string json, string path, string advice)
    {
        var folder = CopyWith(file => file[property] = JsonNode.Parse(json));

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        var problem = Assert.Single(invalid.Problems);
        Assert.EndsWith("consultation.json", problem.File, StringComparison.Ordinal);
        Assert.StartsWith(path, problem.Path, StringComparison.Ordinal);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Plan\n\n## Another objective\n\nWords.\n", null, "consultation.json", "no text under a heading")]
    [InlineData(null, "# Cynllun\n", "plan.cy.md", "plan.md, which is missing")]
    public void Load_APlanThatDoesNotFit_SaysWhatToDo(string? english, string? welsh, string file, string advice)
    {
        var folder = CopyWith(_ => { });
        if (english is not null)
            File.WriteAllText(Path.Combine(folder, "plan.md"), english);
        if (welsh is not null)
            File.WriteAllText(Path.Combine(folder, "plan.cy.md"), welsh);

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.All(invalid.Problems, problem => Assert.EndsWith(file, problem.File, StringComparison.Ordinal));
        Assert.Contains(advice, invalid.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AReplyTemplate_IsTheWordsAroundThePointsOfAReply()
    {
        var folder = CopyWith(_ => { });
        File.WriteAllText(
            Path.Combine(folder, "reply.cy.md"),
            "Subject: Eich ymateb i {title}\n\nAnnwyl {to},\n\n{points}\n\nYsgrifennwch at\n{contact}.\n"
        );

        var consultation = ConsultationFolder.Load(folder);
        var welsh = ReplyMail.Of(consultation, Reply.Sample(consultation, "cy"), "ann@example.com", "id");
        var english = ReplyMail.Of(consultation, Reply.Sample(consultation, "en"), "ann@example.com", "id");

        Assert.Equal($"Eich ymateb i {consultation.Title.In("cy")}", welsh.Subject);
        Assert.StartsWith("Annwyl chi,\n\n1. \"", welsh.Text, StringComparison.Ordinal);
        Assert.Contains($"\n\nYsgrifennwch at {consultation.Contact.Email}.\n\n", welsh.Text, StringComparison.Ordinal);
        Assert.StartsWith("Dear respondent,\n\nThank you for your response to the consultation “", english.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dear {name},\n\n{points}\n", 1, "{name} is not known here")]
    [InlineData("Thank you.\n", null, "Write {points} once")]
    [InlineData("{points}\n\nMore.\n\n{points}\n", null, "Write {points} once")]
    public void Load_AReplyTemplateThatCannotBeFilledIn_SaysWhatToWrite(string template, int? line, string advice)
    {
        var folder = CopyWith(_ => { });
        File.WriteAllText(Path.Combine(folder, "reply.md"), template);

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        var problem = Assert.Single(invalid.Problems);
        Assert.EndsWith("reply.md", problem.File, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATranslatedPlanWithOtherHeadings_SaysWhatToDo()
    {
        var folder = CopyWith(_ => { });
        File.Copy(Path.Combine(Shipped, "plan.md"), Path.Combine(folder, "plan.md"));
        File.WriteAllText(Path.Combine(folder, "plan.cy.md"), "# Cynllun\n\nUn pennawd yn unig.\n");

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Contains("same headings", Assert.Single(invalid.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"victims\"]", "the code of a theme now")]
    [InlineData("[\"nuisance\", \"nuisance\"]", "listed twice")]
    public void Load_AFormerCodeThatIsTaken_SaysWhatToDo(string formerCodes, string advice)
    {
        var folder = CopyWith(_ => { });
        var path = Path.Combine(folder, "themes.json");
        var themes = JsonNode.Parse(File.ReadAllText(path))!;
        themes["themes"]![0]!["formerCodes"] = JsonNode.Parse(formerCodes);
        File.WriteAllText(path, themes.ToJsonString());

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        var problem = Assert.Single(invalid.Problems);
        Assert.StartsWith("$.themes[0].formerCodes[", problem.Path, StringComparison.Ordinal);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_APropertyMissing_SaysWhich()
    {
        var folder = CopyWith(file => file.Remove("contact"));

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Contains("'contact'", Assert.Single(invalid.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralMistakes_NamesAllAtOnceEachWithItsLineAndASuggestion()
    {
        var folder = CopyWith(file =>
        {
            var closes = file["closes"]!.DeepClone();
            file.Remove("closes");
            file["close"] = closes;
            file["lateResponses"] = "burn";
            file["digests"] = new JsonObject { ["at"] = "8am", ["recipient"] = new JsonArray() };
            file["contact"]!.AsObject().Remove("email");
            file["questions"]![1]!.AsObject().Remove("hint");
            file["questions"]![1]!["hintt"] = "Say why.";
            file["languages"] = "en";
        });
        var path = Path.Combine(folder, "consultation.json");
        File.WriteAllText(
            path,
            JsonNode.Parse(File.ReadAllText(path))!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })
        );
        var lines = File.ReadAllLines(path);

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.All(
            invalid.Problems.Where(problem => problem.Path != "$.contact"),
            problem => Assert.Contains($"\"{problem.Path.Split('.')[^1]}\"", lines[problem.Line!.Value - 1], StringComparison.Ordinal)
        );
        Assert.Equal(
            ["$.close", "$.contact", "$.digests.at", "$.digests.recipient", "$.languages", "$.lateResponses", "$.questions[1].hintt"],
            invalid.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal)
        );
        Assert.Contains("Did you mean \"closes\"?", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"recipients\"?", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"hint\"?", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("Add 'email'", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("Write a list in square brackets.", invalid.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_APropertyThatStandsTwice_NamesIt()
    {
        var folder = CopyWith(_ => { });
        var path = Path.Combine(folder, "consultation.json");
        var file = File.ReadAllText(path);
        File.WriteAllText(path, file.Replace("\"closes\":", "\"closes\":\"2026-12-20T17:00\",\"closes\":", StringComparison.Ordinal));

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        var problem = Assert.Single(invalid.Problems);
        Assert.Equal("$.closes", problem.Path);
        Assert.Contains("stands here twice", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("admin")]
    [InlineData("runtime")]
    [InlineData("outbox")]
    [InlineData("answer")]
    public void Load_AFolderCalledAsAnAddressOfTheService_IsRefused(string name)
    {
        var folder = CopyWith(_ => { }, name);

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Equal(
            $"Give the folder another name: /{name} is an address of the service itself.",
            Assert.Single(invalid.Problems).Message
        );
    }

    [Fact]
    public void Catalogue_SeveralWithMistakes_NamesThemAll()
    {
        CopyWith(file => file["timeZone"] = "Nowhere", "first");
        CopyWith(file => file["closes"] = "2020-01-01T00:00", "second");

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationCatalogue.Load(root.FullName, Now));

        Assert.Equal(2, invalid.Problems.Count);
    }

    [Fact]
    public void Catalogue_OneWithMistakes_KeepsNoOtherFromBeingServed()
    {
        CopyWith(file => file["timeZone"] = "Nowhere", "first");
        CopyWith(_ => { }, "second");

        var catalogue = ConsultationCatalogue.Load(root.FullName, Now);

        Assert.Equal("second", Assert.Single(catalogue.All).Slug.ToString());
        Assert.Equal("$.timeZone", Assert.Single(catalogue.Problems).Path);
    }

    [Theory]
    [InlineData("2027-01-29T17:00", 1)]
    [InlineData("2026-12-01T17:00", 2)]
    [InlineData("2026-11-20T17:00", 2)]
    public void Catalogue_TwoWithOneInboxAddress_AreServedWhereOnlyOneIsOpenAtATime(string closes, int served)
    {
        CopyWith(file => (file["opens"], file["closes"]) = ("2026-11-02T09:00", closes), "first");
        CopyWith(file => (file["opens"], file["closes"]) = ("2026-11-30T09:00", "2027-02-01T17:00"), "second");

        var catalogue = ConsultationCatalogue.Load(root.FullName, Now);

        Assert.Equal(served, catalogue.All.Count);
        Assert.Equal(2 - served, catalogue.Problems.Count);
    }

    [Fact]
    public void Load_HalfADate_IsRefusedWithWhatToWrite()
    {
        var folder = CopyWith(file => file["closes"] = "2026-11-29");

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Contains("2026-11-29T23:59", Assert.Single(invalid.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HalfADateOfTheOpening_IsTheBeginningOfThatDay()
    {
        var folder = CopyWith(file => file["opens"] = "2026-11-02");

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Contains("2026-11-02T00:00", Assert.Single(invalid.Problems).Message, StringComparison.Ordinal);
    }

    /// <summary>As an editor of Windows saves it that was not told the encoding.</summary>
    [Theory]
    [InlineData("consultation.json")]
    [InlineData("themes.json")]
    [InlineData("plan.md")]
    [InlineData("reply.md")]
    public void Catalogue_OneThatIsNotUtf8_SaysTheLineAndKeepsNoOtherFromBeingServed(string name)
    {
        var folder = CopyWith(_ => { }, "first");
        CopyWith(file => file["inbox"]!["addresses"] = new JsonArray("second@consult.example"), "second");
        var path = Path.Combine(folder, name);
        var words = File.Exists(path) ? File.ReadAllText(path) : "Words";
        File.WriteAllBytes(path, [.. "{\n\"title\": \"Caf"u8, 0xE9, .. Encoding.UTF8.GetBytes(words)]);

        var catalogue = ConsultationCatalogue.Load(root.FullName, Now);

        Assert.Equal("second", Assert.Single(catalogue.All).Slug.ToString());
        var problem = Assert.Single(catalogue.Problems);
        Assert.Equal((path, 2), (problem.File, problem.Line));
        Assert.Contains("not in UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AMisspeltNameAndABrokenRule_AreBothSaid()
    {
        var folder = CopyWith(file =>
        {
            file["colour"] = "blue";
            file["timeZone"] = "Nowhere";
        });

        var invalid = Assert.Throws<InvalidConsultationException>(() => ConsultationFolder.Load(folder));

        Assert.Equal(["$.colour", "$.timeZone"], invalid.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Catalogue_Several_AreServedSideBySide()
    {
        CopyWith(file => file["inbox"]!["addresses"] = new JsonArray("first@consult.example"), "first");
        CopyWith(file => file["inbox"]!["addresses"] = new JsonArray("second@consult.example"), "second");

        var catalogue = ConsultationCatalogue.Load(root.FullName, Now);

        Assert.Equal(["first", "second"], catalogue.All.Select(consultation => consultation.Slug.ToString()));
    }

    public void Dispose() => root.Delete(recursive: true);

    private string CopyWith(Action<JsonObject> change, string slug = "plan")
    {
        var folder = root.CreateSubdirectory(slug).FullName;
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped, "consultation.json")))!.AsObject();
        change(file);
        File.WriteAllText(Path.Combine(folder, "consultation.json"), file.ToJsonString());
        File.Copy(Path.Combine(Shipped, "themes.json"), Path.Combine(folder, "themes.json"));
        return folder;
    }
}
