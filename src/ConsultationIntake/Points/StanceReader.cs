using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Points;

/// <summary>How a point stands toward what it talks about, as the model has learned it: the likeliest of five.</summary>
public static class StanceReader
{
    private static readonly Stance[] Stances = Enum.GetValues<Stance>();

    [ThreadStatic]
    private static ModelReader? reader;

    public static Stance Read(PointText point)
    {
        ArgumentNullException.ThrowIfNull(point);
        reader ??= new ModelReader(LearnedModels.Shipped);
        reader.Read(reader.Book.Read(point.Words), point.Context);
        return Decide(reader);
    }

    /// <summary>
    /// Where agreement and opposition are near to each other neither is given: an officer must never find a complaint counted as
    /// agreement. A point without a word is neutral.
    /// </summary>
    internal static Stance Decide(ModelReader reader) =>
        reader.HasWords ? Decide(reader.Model, stance => reader.Score(reader.Model.QuestionOf((int)stance))) : Stance.Neutral;

    internal static Stance Decide(PointModel model, Func<Stance, double> score)
    {
        var near = Math.Abs(score(Stance.Supports) - score(Stance.Opposes)) < model.StanceMargin;
        var (best, most) = (Stance.Neutral, double.MinValue);
        foreach (var stance in Stances)
            if (!(near && stance is Stance.Supports or Stance.Opposes) && score(stance) is var reached && reached > most)
                (best, most) = (stance, reached);
        return best;
    }
}
