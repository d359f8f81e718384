using ConsultationIntake.Cli.Training.Reader;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Cli.Tests;

public class NetworkLearningTests
{
    private const float Little = 0.01f;

    /// <summary>
    /// How far a wish may be from what was tried out, beside the longest of its kind: sums have 24 bits, and a channel that says nothing
    /// has a corner.
    /// </summary>
    private const double Near = 0.08;

    private static readonly NetworkTrainer.Settings Short = new(Epochs: 30, Hidden: 0.1f, HiddenWords: 0, Sentences: 5, Networks: 2);

    [Fact]
    public void EveryNumberWantsTheChangeThatBringsItNearerToTheMarks()
    {
        var letters = Letters(12);
        var vocabulary = NetworkStart.VocabularyOf(letters);
        var lesson = LessonOf(letters[0], vocabulary);
        var weights = NetworkStart.Of(vocabulary, new Random(3));
        var network = new SentenceNetwork(weights);
        var wanted = new NetworkGradient(vocabulary);
        new NetworkLearning(network, wanted, Unhidden(lesson)).Learn(lesson, 1);

        foreach (var (numbers, changes) in weights.Layers.Concat(weights.Tables).Zip(wanted.Changes.Layers.Concat(wanted.Changes.Tables)))
        {
            var longest = changes.Max(Math.Abs);
            Assert.True(longest > 0, "Something must be wanted of every layer and table.");
            var most = Enumerable.Range(0, changes.Length).OrderByDescending(i => Math.Abs(changes[i])).Take(4);
            var some = Enumerable.Range(0, changes.Length).Where(i => i % Math.Max(1, changes.Length / 5) == 0);
            foreach (var at in most.Concat(some))
            {
                var tried = TriedOut(network, lesson, numbers, at);
                Assert.True(
                    Math.Abs(tried - changes[at]) <= Near * Math.Max(longest, 0.05f),
                    $"Number {at} of {numbers.Length} wants {changes[at]}, and what was tried says {tried}."
                );
            }
        }
    }

    [Fact]
    public void WhatIsMarkedIsLearnedAndTheSameAtEachRun()
    {
        var letters = Letters(12);
        var said = new List<string>();

        var (vocabulary, networks) = new NetworkTrainer(Short, Say).Train(letters);

        var unread = Letters(1, "Lamps on our lane are broken.")[0];
        foreach (var network in networks)
            Assert.Equal(LabelsOf(unread), BelievedOf(network.Read(LessonOf(unread, vocabulary).Inputs)));
        Assert.Equal(Short.Epochs * Short.Networks, said.Count);
        var (_, again) = new NetworkTrainer(Short, _ => { }).Train(letters);
        Assert.Equal(networks.Select(BytesOf), again.Select(BytesOf));
        Assert.NotEqual(BytesOf(networks[0]), BytesOf(networks[1]));

        void Say(string line)
        {
            lock (said)
                said.Add(line);
        }
    }

    /// <summary>How much nearer the reading comes to the marks for a step of one number, by two readings on both sides of it.</summary>
    private static double TriedOut(SentenceNetwork network, NetworkLesson lesson, float[] numbers, int at)
    {
        var kept = numbers[at];
        numbers[at] = kept + Little;
        var above = ErrorOf(network, lesson);
        numbers[at] = kept - Little;
        var below = ErrorOf(network, lesson);
        numbers[at] = kept;
        return (below - above) / (2 * Little);
    }

    private static double ErrorOf(SentenceNetwork network, NetworkLesson lesson)
    {
        var believed = network.Read(lesson.Inputs);
        return -lesson
            .Labels.Select(
                (marked, place) =>
                    Math.Log(
                        Enumerable.Range(0, Label.Count).Where(marked.Has).Sum(label => Math.Exp(believed[(place * Label.Count) + label]))
                    )
            )
            .Sum();
    }

    private static NetworkTrace Unhidden(NetworkLesson lesson) => new(() => 1, lesson.Inputs.Count, 0, 0);

    private static NetworkLesson LessonOf(MarkedPart letter, NetworkVocabulary vocabulary) =>
        new([.. letter.Clues.Select((clues, place) => vocabulary.InputOf(letter.Reader, place, clues))], letter.Labels);

    private static IEnumerable<int> LabelsOf(MarkedPart letter) =>
        letter.Labels.Select(labels => Enumerable.Range(0, Label.Count).Single(labels.Has));

    private static IEnumerable<int> BelievedOf(float[] believed) =>
        believed.Chunk(Label.Count).Select(labels => Array.IndexOf(labels, labels.Max()));

    private static byte[] BytesOf(SentenceNetwork network)
    {
        using var stream = new MemoryStream();
        network.Weights.Write(stream);
        return stream.ToArray();
    }

    private static List<MarkedPart> Letters(int count, string view = "Street lamps in our road are broken.")
    {
        var families = FamilyFinder.Find();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    GoldLetter.Parse(
                        $"%% attachment\n⟦aside greeting|Dear Commissioner,⟧\n\n⟦own #|{view}⟧ ⟦own #|Burglars came twice to the shop.⟧\n\n"
                            + "⟦aside heading|What others say⟧\n\n⟦third #|My neighbour wants the bus back.⟧\n\n"
                            + "⟦aside signature|Yours faithfully⟧"
                    )
                )
                .Select(letter => MarkedPart.Of(letter, families)),
        ];
    }
}
