"""One small treaty in six languages, with the same structure in each.

Each prints its labels as drafts in that language do; the English one ends each list alike.
"""

ENGLISH = """\
TREATY ON BEES

The Parties to this Treaty,

Recalling the worth of bees for all the fields and gardens of the world,

Noting that bees fly over the borders of States and know of none of them,

Have agreed as follows:

CHAPTER I
General provisions

Article 1
Use of terms

For the purposes of this Treaty:

(a) "bee" means an insect of the kinds in the annex to this Treaty;

(b) "hive" means a box in which a swarm of bees can live.

Article 2
Duties

1. Each Party shall protect the bees that live in its fields.

2. Each Party shall:

(a) count the hives on its land;

(b) report the number of the hives to the Keeper.

Article 2 bis
Visits

The Keeper may visit the hives of a Party with its consent.

CHAPTER II
Final provisions

Article 3
Depositary

The Keeper is the depositary of this Treaty.
"""

FRENCH = """\
TRAITÉ SUR LES ABEILLES

Les Parties au présent Traité,

Rappelant la valeur des abeilles pour les champs et les jardins du monde,

Notant que les abeilles volent par-dessus les frontières des États,

Sont convenues de ce qui suit :

CHAPITRE PREMIER
Dispositions générales

Article premier
Emploi des termes

Aux fins du présent Traité :

a) « abeille » s’entend d’un insecte des espèces énumérées à l’annexe ;

b) « ruche » s’entend d’une boîte dans laquelle un essaim peut vivre.

Article 2
Obligations

1. Chaque Partie protège les abeilles qui vivent dans ses champs.

2. Chaque Partie :

a) compte les ruches qui se trouvent sur ses terres ;

b) communique le nombre des ruches au Gardien.

Article 2 bis
Visites

Le Gardien peut visiter les ruches d’une Partie avec son accord.

CHAPITRE II
Dispositions finales

Article 3
Dépositaire

Le Gardien est le dépositaire du présent Traité.
"""

SPANISH = """\
TRATADO SOBRE LAS ABEJAS

Las Partes en el presente Tratado,

Recordando el valor de las abejas para los campos y los jardines del mundo,

Observando que las abejas vuelan por encima de las fronteras de los Estados,

Han convenido en lo siguiente:

CAPÍTULO PRIMERO
Disposiciones generales

Artículo 1
Términos empleados

A los efectos del presente Tratado:

a) por "abeja" se entiende un insecto de las especies que figuran en el anexo;

b) por "colmena" se entiende una caja en la que puede vivir un enjambre.

Artículo 2
Obligaciones

1. Cada Parte protegerá las abejas que vivan en sus campos.

2. Cada Parte:

a) contará las colmenas que se encuentren en sus tierras;

b) comunicará el número de las colmenas al Guardián.

Artículo 2 bis
Visitas

El Guardián podrá visitar las colmenas de una Parte con su consentimiento.

CAPÍTULO II
Disposiciones finales

Artículo 3
Depositario

El Guardián es el depositario del presente Tratado.
"""

RUSSIAN = """\
ДОГОВОР О ПЧЕЛАХ

Стороны настоящего Договора,

ссылаясь на значение пчел для всех полей и садов этого мира,

отмечая, что пчелы летают через границы государств и не знают о них,

согласились о нижеследующем:

ГЛАВА I
Общие положения

Статья 1
Употребление терминов

Для целей настоящего Договора:

а) «пчела» означает насекомое из тех видов, которые указаны в приложении;

б) «улей» означает ящик, в котором может жить рой и о котором заботится человек.

Статья 2
Обязанности

1. Каждая Сторона охраняет пчел, которые живут на ее полях.

2. Каждая Сторона:

а) считает ульи, которые находятся на ее земле;

б) сообщает число ульев Хранителю.

Статья 2 бис
Посещения

Хранитель может посещать ульи Стороны с ее согласия.

ГЛАВА II
Заключительные положения

Статья 3
Депозитарий

Хранитель является депозитарием настоящего Договора.
"""

CHINESE = """\
蜜蜂条约

本条约各缔约方，

回顾蜜蜂对于世界各地的田野和花园的价值，

注意到蜜蜂飞越各国的边界而不知道有边界，

兹商定如下：

第一章
总则

第一条
用语

为本条约的目的：

（一）“蜜蜂”是指本条约附件所列各种类的昆虫；

（二）“蜂箱”是指可以供一群蜜蜂在其中生活的箱子。

第二条
义务

一、每一缔约方应当保护在其田野上生活的蜜蜂。

二、每一缔约方应当：

（一）清点其土地上的蜂箱；

（二）向保管人报告蜂箱的数目。

第二条之二
访问

保管人经缔约方同意可以访问该缔约方的蜂箱。

第二章
最后条款

第三条
保存人

保管人为本条约的保存人。
"""

ARABIC = """\
معاهدة النحل

إن الأطراف في هذه المعاهدة،

إذ تشير إلى قيمة النحل في كل الحقول وفي كل الحدائق في هذا العالم،

وإذ تلاحظ أن النحل يطير من فوق حدود الدول ولا علم له بها،

قد اتفقت على ما يلي:

الفصل الأول
أحكام عامة

المادة ١
استخدام المصطلحات

لأغراض هذه المعاهدة:

(أ) يقصد بتعبير "النحلة" أي حشرة من الأنواع التي ترد في المرفق؛

(ب) يقصد بتعبير "الخلية" أي صندوق يمكن أن يعيش فيه سرب من النحل.

المادة ٢
الواجبات

١ - يحمي كل طرف النحل الذي يعيش في حقوله.

٢ - يقوم كل طرف بما يلي:

(أ) عد الخلايا التي توجد على أرضه؛

(ب) إبلاغ الحارس بعدد الخلايا.

المادة ٢ مكررا
الزيارات

يجوز للحارس أن يزور خلايا أي طرف بعد موافقته على ذلك.

الفصل الثاني
أحكام ختامية

المادة ٣
الوديع

يكون الحارس وديع هذه المعاهدة.
"""

TREATIES = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "ar": ARABIC,
}

DUTCH = """\
VERDRAG OVER DE BIJEN

De partijen bij dit verdrag zijn het volgende overeengekomen.

""" + "\n".join(
    f"""\
Artikel {n}

Elke partij beschermt de bijen die op haar velden leven, en zij telt in het voorjaar
de korven die op haar grond staan. Een partij die een korf van een andere partij vindt,
brengt die korf naar de grens terug en geeft daarvan aan de bewaarder kennis.
"""
    for n in range(1, 8)
)
