using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace ConsultationIntake.Mail;

/// <summary>A piece of HTML. Written as an interpolated string, every hole that is not itself <see cref="Html"/> is encoded.</summary>
public readonly struct Html
{
    private readonly string? value;

    private Html(string value) => this.value = value;

    public static Html Of(Builder builder) => new(builder.ToString());

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces));

    public override string ToString() => value ?? "";

    [InterpolatedStringHandler]
    public readonly ref struct Builder
    {
        private readonly StringBuilder html;

        public Builder(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => html.Append(literal);

        public void AppendFormatted(Html piece) => html.Append(piece.ToString());

        public void AppendFormatted<T>(T value) =>
            html.Append(HtmlEncoder.Default.Encode(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));

        public void AppendFormatted<T>(T value, string format)
            where T : IFormattable => AppendFormatted(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

        public override string ToString() => html.ToString();
    }
}
