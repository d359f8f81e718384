namespace ConsultationIntake.Themes.Evaluation;

/// <summary>A measured value and the 95% interval in which a bootstrap over the points puts it.</summary>
public readonly record struct Interval(double Value, double Low, double High);
