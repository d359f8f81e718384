namespace ConsultationIntake.Reading.Judgement;

/// <summary>What a clue about a sentence is taken from.</summary>
internal enum ClueKind
{
    Always,
    Word,
    Pair,
    FirstWord,
    FirstTwo,
    FirstThree,
    LastWord,
    WordBefore,
    FirstBefore,
    LastBefore,
    WordAfter,
    FirstAfter,
    HeadingWord,
    Heading,
    TitleWord,
    LeadInWord,
    ColumnTitle,
    Column,
    RowWord,
    Shape,
    Shapes,
    PlaceInBlock,
    FromStart,
    FromEnd,
    Length,
    LengthBefore,
    Ending,
    EndingBefore,
    Capitals,
    Quotation,
    Figures,
    Part,
    Size,
    Shared,
    FirstWordInShape,
    FirstWordInPart,
    LabelStyle,
    Address,
    Gap,
    Near,
    Wide,
    NearPair,
    Forms,
    OpeningForms,
    FormsBefore,
    NearBefore,
    HeadingNear,
    Likeness,
    BlockSize,
    Persons,
    Names,
    WithinQuotation,
    Drift,
    DriftFromBlock,
    Leaning,
}

/// <summary>One thing noticed about a sentence: its key among the weights, and the word it was read from (0-based; -1 for none).</summary>
internal readonly record struct Clue(uint Key, ClueKind Kind, int Word)
{
    public static uint KeyOf(ClueKind kind, uint a = 0, uint b = 0, uint c = 0) => Mix(Mix(Mix(Mix(0x811C9DC5, (uint)kind + 1), a), b), c);

    private static uint Mix(uint hash, uint value)
    {
        unchecked
        {
            hash = (hash ^ value) * 0x9E3779B1;
            return hash ^ (hash >> 15);
        }
    }
}

/// <summary>A clue that has weights: their row, and the clue's kind and word.</summary>
internal readonly record struct KnownClue(int Row, ClueKind Kind, int Word);
