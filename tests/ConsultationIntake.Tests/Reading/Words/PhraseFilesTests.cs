using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Tests.Reading.Words;

/// <summary>The files of phrases that ship.</summary>
public sealed class PhraseFilesTests
{
    public static TheoryData<string> Files { get; } =
    [
        "answer-titles.txt",
        "attribution.txt",
        "automatic-mail.txt",
        "cover-note.txt",
        "legal-words.txt",
        "letter-closings.txt",
        "mail-words.txt",
        "own-circumstances.txt",
        "provisional-wording.txt",
        "says-nothing.txt",
        "sign-off.txt",
        "stance-cues.txt",
        "theme-denials.txt",
        "vehicle-words.txt",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Phrases_OfEveryFile_AreFoundInTheirOwnWords(string file)
    {
        var lists = WordFile.Phrases(file).ToList();

        Assert.NotEmpty(lists);
        Assert.All(
            lists,
            list =>
            {
                Assert.NotEmpty(list.Phrases);
                var phrases = PhraseList.Of(list.Phrases);
                Assert.All(
                    list.Phrases.SelectMany(PhraseNotation.Read),
                    items =>
                        Assert.True(
                            phrases.Is(string.Join(' ', items.Select(item => PhraseNotation.GapOf(item) is null ? InWords(item) : "so"))),
                            string.Join(' ', items)
                        )
                );
            }
        );
    }

    /// <summary>A word is found as one thing: "illness*" would not find it where "mental illness" stands too.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Words_OfOnePurpose_AreNotFoundInTwoWays(string file)
    {
        foreach (var purpose in WordFile.Phrases(file).GroupBy(list => list.Purpose))
        {
            var words = purpose
                .SelectMany(list => list.Phrases)
                .SelectMany(PhraseNotation.Read)
                .SelectMany(items => items)
                .Where(item => PhraseNotation.GapOf(item) is null)
                .SelectMany(item => item.Split('-'))
                .Distinct()
                .ToList();
            var openings = words.Where(word => word.EndsWith(PhraseNotation.Onward)).Select(word => word[..^1]).ToList();

            Assert.All(
                openings,
                opening => Assert.Equal([$"{opening}*"], words.Where(word => word.StartsWith(opening, StringComparison.Ordinal)))
            );
        }
    }

    /// <summary>What is added to the folders is embedded, and read by somebody.</summary>
    [Fact]
    public void EveryFile_IsAmongThese()
    {
        string[] ofWords =
        [
            "address-words.txt",
            "column-headings.txt",
            "common-names.txt",
            "empty-words.txt",
            "formal-words.txt",
            "function-words.txt",
            "history-acts.txt",
            "name-words.txt",
            "plate-words.txt",
            "welsh-and-english.txt",
        ];

        Assert.Equal(
            Files.Select(row => row.Data).Concat(ofWords).Order(StringComparer.Ordinal),
            typeof(PhraseList)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".txt", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    private static string InWords(string item) => item == PhraseNotation.Number ? "4" : item.TrimEnd(PhraseNotation.Onward);
}
