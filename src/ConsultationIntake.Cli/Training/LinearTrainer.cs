using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits the weights of one question after the other: a support vector machine with squared loss, by coordinate descent on its dual (Hsieh
/// et
/// al. 2008). Clues count the more the rarer they are; those of one lesson alone are left out.
/// </summary>
internal sealed class LinearTrainer
{
    private const int Passes = 8;
    private const double Freedom = 0.2;
    private const int LeastLessons = 2;
    private const double RarityUnit = 5;

    private readonly IReadOnlyList<Lesson> lessons;
    private readonly float[] rarity = new float[1 << PointModel.Bits];

    public LinearTrainer(IReadOnlyList<Lesson> lessons)
    {
        this.lessons = lessons;
        var counts = new int[rarity.Length];
        foreach (var lesson in lessons)
        foreach (var clue in lesson.Clues.Numbers)
            counts[clue]++;
        for (var clue = 0; clue < counts.Length; clue++)
            rarity[clue] = counts[clue] < LeastLessons ? 0 : (float)(Math.Log((double)lessons.Count / counts[clue]) / RarityUnit);
    }

    /// <summary>A weight a clue, with its rarity in it, and the score before any clue.</summary>
    public (float[] Weights, double Bias) Fit(int question)
    {
        var taught = lessons.Where(lesson => lesson.Answers[question] != 0).ToArray();
        var weights = new double[rarity.Length];
        var (bias, give) = (0.0, 0.5 / Freedom);
        var held = new double[taught.Length];
        var lengths = Array.ConvertAll(taught, lesson => Length(lesson) + 1 + give);
        var order = Enumerable.Range(0, taught.Length).ToArray();
        var chance = new Chance((ulong)question + 1);
        for (var pass = 0; pass < Passes; pass++)
        {
            chance.Shuffle(order);
            foreach (var i in order)
            {
                var (numbers, values) = taught[i].Clues;
                var answer = taught[i].Answers[question];
                var score = bias;
                for (var k = 0; k < numbers.Length; k++)
                    score += weights[numbers[k]] * values[k] * rarity[numbers[k]];
                var before = held[i];
                held[i] = Math.Max(0, before - (((answer * score) - 1 + (give * before)) / lengths[i]));
                var step = (held[i] - before) * answer;
                if (step == 0)
                    continue;
                for (var k = 0; k < numbers.Length; k++)
                    weights[numbers[k]] += step * values[k] * rarity[numbers[k]];
                bias += step;
            }
        }

        return ([.. weights.Select((weight, clue) => (float)(weight * rarity[clue]))], bias);
    }

    public static double Score((float[] Weights, double Bias) fitted, (int[] Numbers, float[] Values) clues)
    {
        var score = fitted.Bias;
        for (var k = 0; k < clues.Numbers.Length; k++)
            score += fitted.Weights[clues.Numbers[k]] * clues.Values[k];
        return score;
    }

    private double Length(Lesson lesson)
    {
        var sum = 0.0;
        for (var k = 0; k < lesson.Clues.Numbers.Length; k++)
        {
            var value = lesson.Clues.Values[k] * rarity[lesson.Clues.Numbers[k]];
            sum += value * value;
        }

        return sum;
    }
}
